import { SHIPPING_ADDRESS } from "../support/store.ts";
import { expect, ownStore, test } from "./support/gallery.ts";

// A drop whose pairs the team packs.
const HOUR_MS = 3_600_000;
const { store } = ownStore("packing", {
  name: "Packed by Hand",
  opensInMs: -HOUR_MS,
  closesInMs: HOUR_MS,
  pairs: 20,
  packing: "desk",
});

async function approvedOrder(size: string, address: object = SHIPPING_ADDRESS) {
  const { http } = await store.shopper();
  const orderId = await store.paidOrder(http, size, undefined, address);
  expect((await store.decide(await store.signInStaff(), orderId, "approve")).ok()).toBe(true);
  return { http, orderId };
}

test.describe("Packer", () => {
  test("The packing desk", async ({ page, enterAs, shoot }) => {
    await enterAs(await store.signInStaff());
    await page.goto("/fulfillment/packing");
    await shoot("Nothing to pack");
    const orders = await Promise.all(["42", "40", "42", "44"].map((size) => approvedOrder(size)));
    const nowhere = await approvedOrder("41", { ...SHIPPING_ADDRESS, line1: "1 Nowhere Street" });
    for (const { orderId } of orders) await expect.poll(() => store.shipments(orderId)).toHaveLength(1);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Address not found")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot("The pick list");
    const first = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("textbox") })
      .first();
    await first.getByRole("textbox").fill("9999");
    await first.getByRole("button", { name: "Packed" }).click();
    await expect(first.getByText(/The order is for/)).toBeVisible();
    await shoot("A wrong pair is refused");
    await page.getByRole("button", { name: /Print labels/ }).click();
    await expect(page.getByRole("img").first()).toBeVisible();
    await shoot("Labels and slips");
    await page.goto(`/fulfillment/packing/${nowhere.orderId}`);
    await shoot("An address to correct");
  });

  test("The driver comes", async ({ page, enterAs, shoot }) => {
    await enterAs(await store.signInStaff());
    const { http, orderId } = await approvedOrder("43");
    await expect.poll(() => store.shipments(orderId)).toHaveLength(1);
    const { pairNumber } = await store.readOrder(http, orderId);
    await page.goto("/fulfillment/packing");
    const number = String(pairNumber).padStart(4, "0");
    await page.getByRole("listitem").filter({ hasText: number }).getByRole("textbox").fill(number);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Hand 1 parcel over" })).toBeVisible();
    await shoot("Packed");
    await page.getByRole("button", { name: "Hand 1 parcel over" }).click();
    await store.untilOrder(http, orderId, "shipped");
    await store.scan(orderId, "failure");
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Could not be delivered")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot("A parcel to look into");
  });
});

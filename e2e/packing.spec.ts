import type { Page } from "@playwright/test";
import { expect, STAFF } from "./support/fixtures.ts";
import { expectAccessible } from "./support/page-quality.ts";
import { ownStore } from "./support/own-store.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { SHIPPING_ADDRESS, type Store } from "./support/store.ts";

// A drop whose pairs the team packs: nothing is shipped before it was handed over.
const { test } = ownStore("packing", () => ({
  dropId: "desk-drop",
  name: "Desk",
  opensAt: "2020-01-01T00:00:00Z",
  closesAt: "2100-01-01T00:00:00Z",
  price: { amountMinor: 10_000, currency: "EUR" },
  packing: "desk",
  sizes: [{ size: "42", pairs: 20 }],
}));
test.describe.configure({ mode: "serial", timeout: 300_000 });

async function approvedOrder(store: Store, shippingAddress: object = SHIPPING_ADDRESS) {
  const { http, person } = await store.shopper();
  const orderId = await store.paidOrder(http, "42", undefined, shippingAddress);
  await store.decide(await store.signInStaff(), orderId, "approve");
  return { http, person, orderId };
}

const openPacking = async (page: Page) => {
  await pagesOf(page).signIn.signIn(STAFF, "/fulfillment/packing");
  await expect(page.getByRole("heading", { name: "Packing", exact: true })).toBeVisible();
};

const rowOf = (page: Page, pairNumber: number | null) =>
  page.getByRole("listitem").filter({ hasText: String(pairNumber).padStart(4, "0") });

test("an approved order is labelled, waits for the desk, and a wrong pair is refused", async ({ page, store }) => {
  const { http, orderId } = await approvedOrder(store);
  await expect.poll(() => store.shipments(orderId)).toHaveLength(1);
  const order = await store.readOrder(http, orderId);
  expect(order).toMatchObject({ status: "awaiting_approval", delivery: { status: "pre_transit" } });
  expect(order.timeline.map(({ status }) => status)).toEqual(["processing", "awaiting_payment", "awaiting_approval"]);

  await openPacking(page);
  await expectAccessible(page);
  const row = rowOf(page, order.pairNumber);
  await row.getByRole("textbox").fill(String((order.pairNumber ?? 0) + 1));
  await row.getByRole("button", { name: "Packed" }).click();
  await expect(row.getByText(/The order is for/)).toBeVisible();
  expect((await store.readOrder(http, orderId)).status).toBe("awaiting_approval");
});

test("labels and slips are printed together, pairs packed by their number and handed over, and then they ship", async ({
  page,
  store,
}) => {
  const { http, person, orderId } = await approvedOrder(store);
  await expect.poll(() => store.shipments(orderId)).toHaveLength(1);
  const { pairNumber } = await store.readOrder(http, orderId);
  await openPacking(page);
  await page.getByRole("button", { name: /Print labels/ }).click();
  const label = page.getByRole("img", { name: /^Label of/ }).first();
  await expect(label).toBeVisible();
  await expect.poll(() => label.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByText(SHIPPING_ADDRESS.line1).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Back to packing" }).click();
  const row = rowOf(page, pairNumber);
  await row.getByRole("textbox").fill(`Nº ${String(pairNumber).padStart(4, "0")}`);
  await row.getByRole("textbox").press("Enter"); // as a scanner does
  await expect(row.getByRole("textbox")).toBeHidden();
  await page.getByRole("button", { name: /^Hand \d+ parcels? over/ }).click();
  await store.untilOrder(http, orderId, "shipped");
  await expect.poll(() => store.subjects(person.email)).toContain("Your pair is on its way");
  expect(await store.shipments(orderId)).toHaveLength(1);

  await page.goto(`/fulfillment/packing/${orderId}`); // where its address was corrected: too late now
  await expect(page.getByText("There is nothing to correct")).toBeVisible();
  await expectAccessible(page);
});

test("an address that the carrier refuses is shown at the desk with its reason, and corrected there", async ({
  page,
  store,
}) => {
  const { orderId } = await approvedOrder(store, { ...SHIPPING_ADDRESS, line1: "1 Nowhere Street" });
  await openPacking(page);
  await expect(page.getByText("Address not found")).toBeVisible();
  await page.getByRole("button", { name: "Ask the carrier again" }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Address not found")).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await store.shipments(orderId)).toEqual([]);

  await page.getByRole("link", { name: "Correct the address" }).click();
  await expectAccessible(page);
  await page.getByLabel("Street and number").fill(SHIPPING_ADDRESS.line1);
  await page.getByRole("button", { name: "Save the address" }).click();
  await expect(page.getByText(/The carrier is asked about the new address/)).toBeVisible();
  await expect.poll(() => store.shipments(orderId)).toHaveLength(1);
});

test("packing is the team's alone", async ({ page, store }) => {
  const { http, person, orderId } = await approvedOrder(store);
  await pagesOf(page).signIn.signIn(person, "/fulfillment/packing");
  await expect(page.getByText("This desk is for staff.")).toBeVisible();
  expect((await http.get(`/api/fulfillment/labels/${orderId}`)).status()).toBe(403);
  expect((await (await store.visitor()).get(`/api/fulfillment/labels/${orderId}`)).status()).toBe(401);
});

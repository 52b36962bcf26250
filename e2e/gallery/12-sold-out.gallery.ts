import { expect, ownStore, test } from "./support/gallery.ts";

const HOUR_MS = 3_600_000;
const SIZES = ["40", "41", "42", "43", "44"];
const { store } = ownStore("sold-out", { name: "Five Pairs", opensInMs: -HOUR_MS, closesInMs: HOUR_MS, pairs: 1 });

type Shopper = Awaited<ReturnType<typeof store.shopper>>;

/** Many press the button at the same moment: the one whose order was taken and found no pair. */
async function tooLate(shoppers: readonly Shopper[]): Promise<{ shopper: Shopper; orderId: string } | undefined> {
  const orders = shoppers.map(async (shopper) => {
    const answer = await store.tryToOrder(shopper.http, "42");
    if (!answer.ok()) return undefined;
    const { orderId } = (await answer.json()) as { orderId: string };
    await expect.poll(async () => (await store.readOrder(shopper.http, orderId)).status).not.toBe("processing");
    const { reason } = await store.readOrder(shopper.http, orderId);
    return reason === "sold_out" ? { shopper, orderId } : undefined;
  });
  return (await Promise.all(orders)).find((one) => one !== undefined);
}

test.describe("Shopper", () => {
  test("An order that ended", async ({ at, shoot, enterAs }) => {
    const shoppers = await Promise.all(Array.from({ length: 8 }, () => store.shopper()));
    const late = await tooLate(shoppers);
    if (!late) throw new Error("no shopper came too late");
    await enterAs(late.shopper.http);
    await at.order.open(late.orderId);
    await shoot("The last pair went to somebody else");
  });

  test("The drop", async ({ page, at, shoot, enterAs }) => {
    const watcher = await store.shopper();
    await enterAs(watcher.http);
    await at.drop.open();
    await shoot("Some sizes are gone, others low");
    for (const size of SIZES.filter((one) => one !== "42")) await store.order((await store.shopper()).http, size);
    await expect(page.getByText("Every pair is held or gone")).toBeVisible();
    await shoot("Sold out");
  });
});

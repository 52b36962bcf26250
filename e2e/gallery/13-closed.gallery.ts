import { expect, ownStore, test } from "./support/gallery.ts";

const HOUR_MS = 3_600_000;
const { store } = ownStore("closed", {
  name: "QuantaSneaks 1000 π",
  opensInMs: -5 * HOUR_MS,
  closesInMs: -HOUR_MS,
  pairs: 100,
});

test.describe("Shopper", () => {
  test("The drop", async ({ page, at, shoot, enterAs }) => {
    await at.drop.open();
    await expect(page.getByRole("heading", { name: "This drop is over" })).toBeVisible();
    await shoot("Over");
    await enterAs((await store.shopper()).http);
    await at.drop.open();
    await shoot("Over, signed in");
  });
});

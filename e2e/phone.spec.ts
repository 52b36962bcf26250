import { tooWide } from "./support/page-quality.ts";
import { expect, test } from "./support/fixtures.ts";

test("the drop, the order and its page work on a phone", async ({ page, at, store, signInHere }) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await at.drop.order("41");
  await expect(at.order.payNow).toBeVisible();
  expect(await tooWide(page)).toBeUndefined();
});

import { expect, test } from "./support/fixtures.ts";

test("the drop, the order and its page work on a phone", async ({ page, store, signInHere }) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await page.goto("/");
  await page.getByRole("radio", { name: "EU 41" }).check({ force: true });
  await page.getByRole("button", { name: "Order now" }).click();
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByRole("link", { name: "Pay now" })).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

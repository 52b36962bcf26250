import { expect, STAFF, test } from "./support/fixtures.ts";

test("the desk works on a phone: queue, order, decision, and nothing is wider than the screen", async ({
  page,
  store,
  signInHere,
}) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const room of ["/figures", "/audit", "/operations", `/operations/order/${orderId}`, `/bulk?id=${orderId}`]) {
    await page.goto(`/fulfillment${room}`);
    expect(await overflow(), room).toBe(0);
  }
  await page.goto(`/fulfillment?q=${orderId}`);
  expect(await overflow()).toBe(0);
  await page.getByRole("article").getByRole("link").first().click();
  await page.waitForURL(/\/fulfillment\/orders\//);
  expect(await overflow()).toBe(0);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  await store.untilOrder(http, orderId, "shipped");
});

import { tooWide } from "./support/page-quality.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";

test("the desk works on a phone: queue, order, decision, and nothing is wider than the screen", async ({
  page,
  store,
  signInHere,
}) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  for (const room of [
    "/figures",
    "/audit",
    "/drops",
    "/drops/new",
    "/drops/quantasneaks-1000-pi",
    "/drops/quantasneaks-1000-pi/preview",
    "/operations",
    "/operations/reconciliation",
    `/operations/order/${orderId}`,
    `/bulk?id=${orderId}`,
    `/rings/${orderId}`,
    "/thresholds",
    "/model",
    "/drift",
  ]) {
    await page.goto(`/fulfillment${room}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await tooWide(page), room).toBeUndefined();
  }
  await page.goto(`/fulfillment?q=${orderId}`);
  await expect(page.getByRole("article")).toHaveCount(1);
  expect(await tooWide(page)).toBeUndefined();
  await page.getByRole("article").getByRole("link").first().click();
  await page.waitForURL(/\/fulfillment\/orders\//);
  const approve = page.getByRole("button", { name: "Approve" });
  await expect(approve).toBeVisible();
  expect(await tooWide(page)).toBeUndefined();
  await approve.click();
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  await store.untilOrder(http, orderId, "shipped");
});

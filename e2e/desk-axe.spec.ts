import { drawDrop } from "./support/draws.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible } from "./support/page-quality.ts";

test("every room of the desk passes the accessibility rules, in light and dark", async ({
  page,
  store,
  signInHere,
}) => {
  test.slow();
  const { orderId } = await store.paidShopper();
  const dropId = await drawDrop(await store.signInStaff());
  await signInHere(STAFF);
  const rooms = [
    "",
    "/figures",
    "/audit",
    "/drops",
    "/drops/new",
    "/drops/quantasneaks-1000-pi",
    "/drops/quantasneaks-1000-pi/preview",
    `/drops/${dropId}/draw`,
    "/operations",
    "/operations/reconciliation",
    `/orders/${orderId}`,
    `/operations/order/${orderId}`,
    `/bulk?id=${orderId}`,
    `/rings/${orderId}`,
    "/thresholds",
    "/model",
    "/drift",
  ];
  for (const room of rooms) {
    await page.goto(`/fulfillment${room}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
});

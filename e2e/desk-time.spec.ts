import { expect, STAFF, test } from "./support/fixtures.ts";

// Moves the engine's clock: by itself, after the journeys.
test.describe.configure({ mode: "serial" });

const LAST_INVOCATION_SECONDS = 61;

test("an operator stops an execution: another takes over and gives pair and payment back", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.paidOrder(http, "36");
  await signInHere(STAFF);
  await page.goto(`/fulfillment/operations/order/${orderId}`);
  await page.getByLabel("Reason").fill("Stuck on a provider that is gone");
  await page.getByRole("button", { name: "Stop this execution" }).click();
  await expect(page.getByText("Stopped").first()).toBeVisible();

  const staff = await store.signInStaff();
  const late = await store.decide(staff, orderId, "approve"); // the stop came first
  expect([late.status(), (await late.json()).code]).toEqual([409, "not_awaiting_approval"]);
  const again = await staff.post(`/api/fulfillment/executions/${orderId}/stop`, { data: { reason: "again" } });
  expect([again.status(), (await again.json()).code]).toEqual([409, "not_running"]);

  await expect
    .poll(async () => (await staff.get(`/fulfillment/operations/order/${orderId}-takeover-1`)).text())
    .toContain("last-invocation"); // it has set its timer
  await store.advance(LAST_INVOCATION_SECONDS);
  expect((await store.untilOrder(http, orderId, "compensated")).reason).toBe("failed");
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your order has ended");
  await page.goto(`/fulfillment/orders/${orderId}?tab=workflow`);
  await expect(page.getByRole("link", { name: `${orderId}-takeover-1` })).toBeVisible();
  await page.goto(`/fulfillment/audit?kind=stop&q=${orderId}`);
  await expect(page.getByText("Stuck on a provider that is gone")).toHaveCount(1);
  expect(await store.order(http, "36")).not.toBe(orderId); // the shopper's place is free again
});

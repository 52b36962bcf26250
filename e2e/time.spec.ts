import { expect, STAFF } from "./support/fixtures.ts";
import { ownStore } from "./support/own-store.ts";
import { someone } from "./support/store.ts";

// Moves the engine's clock: in a store of its own, one after another.
const { test } = ownStore("time");
test.describe.configure({ mode: "serial", timeout: 300_000 });

const HOUR = 3600;
const LAST_INVOCATION_SECONDS = 61;

test("a payment that does not come within the hour ends the order, and a late one changes nothing", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await store.advance(HOUR - 60);
  expect((await store.readOrder(http, orderId)).status).toBe("awaiting_payment");
  await store.advance(120);
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("payment_timeout");
  await signInHere(person);
  await page.goto(paymentUrl ?? "");
  await expect(page.getByRole("button", { name: "Pay", exact: true })).toHaveCount(0);
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
});

test("an order that no reviewer decides within a day gives everything back", async ({ store }) => {
  const { person, http, orderId } = await store.paidShopper();
  await store.advance(24 * HOUR + 60);
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("approval_timeout");
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your order has ended");
  const late = await store.decide(await store.signInStaff(), orderId, "approve");
  expect([late.status(), (await late.json()).code]).toEqual([409, "not_awaiting_approval"]);
});

test("14 days after its delivery an order can be kept, not withdrawn from; a parcel that is not sent in time stays", async ({
  page,
  store,
  signInHere,
}) => {
  const kept = await store.deliveredShopper();
  const late = await store.returningShopper();
  await store.advance(13 * 24 * HOUR);
  expect((await store.readReturn(late.http, late.returnId)).status).toBe("label_sent");
  await store.advance(24 * HOUR + 60);
  await expect
    .poll(async () => (await (await store.withdraw(kept.http, kept.orderId)).json()).code)
    .toBe("withdrawal_expired");
  const expired = await store.untilReturn(late.http, late.returnId, "expired");
  expect(expired.refund).toBeNull();
  expect((await store.withdraw(late.http, late.orderId)).status()).toBe(202); // the same return
  await expect.poll(() => store.subjects(late.person.email)).toContain("Your return has run out");
  expect((await store.payments(late.orderId)).map((paid) => paid.amountRefunded)).toEqual([0]);
  await signInHere(kept.person);
  await page.goto(`/orders/${kept.orderId}`);
  await expect(page.getByRole("heading", { name: "Delivered" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Withdraw from this contract" })).toHaveCount(0);
  await page.goto(`/orders/${kept.orderId}/withdraw`);
  await expect(page.getByText("There is nothing to withdraw from here")).toBeVisible();
});

test("an expired registration frees its address, and its link says so", async ({ page, store }) => {
  const person = someone();
  const registrationId = await store.register(person);
  const [token = ""] = await store.tokens(person.email);
  await store.untilRegistration(registrationId, "awaiting_verification");
  await store.advance(48 * HOUR + 60);
  await store.untilRegistration(registrationId, "expired");
  const late = await store.verify(token);
  expect([late.status(), (await late.json()).code]).toEqual([410, "token_expired"]);
  await page.goto(`/verify?token=${token}`);
  await page.getByRole("button", { name: "Verify my address" }).click();
  await expect(page.getByRole("heading", { name: "This link has run out" })).toBeVisible();
  const resend = await (await store.visitor()).post(`/api/registrations/${registrationId}/resend`);
  expect([resend.status(), (await resend.json()).code]).toEqual([409, "registration_expired"]);

  const again = await store.register(person);
  expect(again).not.toBe(registrationId);
  const tokens = await store.tokens(person.email, 2);
  expect((await store.verify(tokens.at(-1) ?? "")).status()).toBe(200);
  await store.signIn(person);
});

test("a link to a new password runs out after an hour, and the old password stays", async ({ page, store }) => {
  const { person } = await store.shopper();
  await store.forgot(person.email);
  const [token = ""] = await store.resetTokens(person.email);
  await store.advance(HOUR + 60);
  await expect
    .poll(async () => (await (await store.resetPassword(token, "a brand new password")).json()).code)
    .toBe("token_expired");
  await page.goto(`/reset-password?token=${token}`);
  await expect(page.getByRole("heading", { name: "This link has run out" })).toBeVisible();
  await store.signIn(person);
});

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

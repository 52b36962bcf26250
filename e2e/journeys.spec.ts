import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible } from "./support/page-quality.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { someone } from "./support/store.ts";

// What the product is, role by role: each story runs on a desktop and on a phone, and every page of it passes axe.

test("new user: signs up, verifies by the mail and is welcomed", async ({ page, at, store }) => {
  const person = someone();
  await at.signUp.open();
  await expectAccessible(page);
  await at.signUp.signUp(person);
  await expect(page.getByText(/inbox/i).first()).toBeVisible();
  await expectAccessible(page);

  const [token = ""] = await store.tokens(person.email);
  const tab = await page.context().newPage();
  const inMail = pagesOf(tab);
  await inMail.verify.open(token);
  await expectAccessible(tab);
  await inMail.verify.press();
  await expect(inMail.verify.heading(/verified/i)).toBeVisible();

  await expect(at.registration.heading("You are in")).toBeVisible(); // turns by itself
  await expect
    .poll(() => store.subjects(person.email))
    .toEqual(["Verify your e-mail address", "Welcome to QuantaSneaks"]);
});

test("shopper and reviewer: from the drop to the shipped pair", async ({ page, at, elsewhere, store }) => {
  test.slow();
  const { person, http } = await store.shopper();
  await at.signIn.signIn(person, "/");
  await expectAccessible(page);
  const orderId = await at.drop.order("43");
  await expect(at.order.payNow).toBeVisible();
  await expectAccessible(page);
  await at.order.goToPayment();
  await expect(at.payment.payButton).toBeVisible();
  await expectAccessible(page);
  await at.payment.pay();
  await expect(page.getByText("Awaiting approval").first()).toBeVisible();

  await elsewhere.signIn.signIn(STAFF, "/fulfillment");
  const card = elsewhere.desk.card(orderId);
  await expect(card.getByText(person.email)).toBeVisible();
  await expect(card.getByText(/^Risk \d+ \w.*\.$/)).toBeVisible(); // the score with its reasons
  await elsewhere.desk.approve(orderId);

  await expect(page.getByText("Shipped").first()).toBeVisible(); // on the page that was open all the time
  await expectAccessible(page);
  const order = await store.untilOrder(http, orderId, "shipped");
  expect(order.timeline.map(({ status }) => status)).toEqual([
    "processing",
    "awaiting_payment",
    "awaiting_approval",
    "shipped",
  ]);
  expect(order.pairNumber).toBeGreaterThan(0);
  expect(await store.payments(orderId)).toMatchObject([
    { status: "succeeded", amountCaptured: 31_415, amountRefunded: 0 },
  ]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your pair is on its way");
});

test("reviewer: turns an order down, and the shopper gets the money and the pair goes back", async ({
  page,
  at,
  store,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  await at.signIn.signIn(STAFF, "/fulfillment");
  await expect(at.desk.card(orderId)).toBeVisible();
  await expectAccessible(page);
  await at.desk.reject(orderId, "Reseller", "Same card as forty others.");
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("rejected");
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your order has ended");
});

test("shopper: cancels before paying, and can order again", async ({ page, at, store, signInHere }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(person);
  await at.order.open(orderId);
  await at.order.cancel();
  await expect(at.order.heading("Cancelled")).toBeVisible();
  await expectAccessible(page);
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("cancelled");
  expect((await http.post(`/api/orders/${orderId}/cancel`)).status()).toBe(202); // a repeat is fine
  expect(await store.order(http)).not.toBe(orderId);
});

test("shopper: the bank declines one card, the pair stays held, and another card pays", async ({
  page,
  at,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(person);
  await at.payment.open(paymentUrl);
  await at.payment.decline();
  await at.order.open(orderId);
  await expect(page.getByText(/declined the card/).first()).toBeVisible();
  await expectAccessible(page);
  expect((await store.readOrder(http, orderId)).status).toBe("awaiting_payment");
  await at.payment.open(paymentUrl);
  await at.payment.pay();
  await store.untilOrder(http, orderId, "awaiting_approval");
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["requires_capture", 0]]);
});

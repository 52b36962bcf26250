import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";

// The shopper changes their mind: before the shipment, after the delivery, and what the team may say to that.

const PAID = 31_415;

test("before the shipment: a button, a second step, the order ends, and a mail says what was declared and when", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("link", { name: "Withdraw from this contract" }).click();
  await expect(page.getByRole("heading", { name: "Withdraw from your contract" })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect((await store.readOrder(http, orderId)).returnId).toBeNull(); // nothing has happened yet
  await page.getByRole("button", { name: "Confirm withdrawal" }).click();
  await expect(page).toHaveURL(/\/returns\/ret_/);
  await expect(page.getByRole("heading", { name: "Withdrawn, nothing to pay" })).toBeVisible();
  await expectAccessible(page);
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("withdrawn");
  expect(await store.untilReturn(http, order.returnId ?? "", "refunded")).toMatchObject({
    orderId,
    labelUrl: null,
    refund: { amountMinor: PAID, currency: "EUR" },
  });
  expect(await store.shipments(orderId)).toEqual([]);
  expect((await store.payments(orderId)).map((paid) => [paid.status, paid.amountCaptured])).toEqual([["canceled", 0]]);
  const mail = (await store.mails(person.email)).find(({ subject }) => /withdrawn from your contract/.test(subject));
  expect(mail?.body.text).toContain("I, Ada Lovelace, withdraw from my contract");
  expect(mail?.body.text).toMatch(/on \w+,? \d+ \w+ \d{4} at \d\d:\d\d:\d\d UTC/);
});

test("after the delivery: label, parcel, inspection at the desk, refund of all that was paid", async ({
  page,
  store,
  signInHere,
  elsewhere,
}) => {
  const { person, http, orderId } = await store.deliveredShopper();
  const asked = await store.withdraw(http, orderId, "It pinches.");
  expect(asked.status()).toBe(202);
  const { returnId, statusUrl } = await asked.json();
  expect(statusUrl).toBe(`/api/returns/${returnId}`);
  const again = await store.withdraw(http, orderId);
  expect([again.status(), (await again.json()).returnId]).toEqual([202, returnId]);

  const labelled = await store.untilReturn(http, returnId, "label_sent");
  const [label, ...others] = await store.shipments(returnId);
  expect(others).toEqual([]);
  expect(label).toMatchObject({ isReturn: true, trackingCode: labelled.trackingCode });
  expect(labelled.labelUrl).toMatch(/^http/);
  expect(Date.parse(labelled.deadlineAt ?? "")).toBeGreaterThan(Date.now());

  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("link", { name: "See the return" }).click();
  await expect(page.getByRole("heading", { name: "Label sent" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the label to print" })).toHaveAttribute(
    "href",
    labelled.labelUrl ?? "",
  );
  await expectAccessible(page);
  await expectNoOverflow(page);

  const staff = await store.signInStaff();
  const early = await store.inspect(staff, returnId, { result: "accept", note: "" });
  expect([early.status(), (await early.json()).code]).toEqual([409, "not_received"]);
  await store.scan(returnId, "in_transit");
  await store.untilReturn(http, returnId, "in_transit");
  await expect(page.getByRole("heading", { name: "On its way back" })).toBeVisible();
  await store.scan(returnId, "delivered");
  await store.scan(returnId, "in_transit"); // late
  await store.scan(returnId, "delivered"); // twice
  await store.untilReturn(http, returnId, "received");

  const desk = elsewhere.page;
  await elsewhere.signIn.signIn(STAFF);
  await desk.goto("/fulfillment/returns");
  await expectAccessible(desk);
  await desk.goto(`/fulfillment/returns/${returnId}`);
  await expect(desk.getByText("It pinches.")).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Decide" }).click();
  await expect(desk.getByText("Accepted")).toBeVisible();

  const refunded = await store.untilReturn(http, returnId, "refunded");
  expect(refunded.refund).toEqual({ amountMinor: PAID, currency: "EUR" });
  expect(refunded.timeline.map(({ status }) => status)).toEqual([
    "requested",
    "label_sent",
    "in_transit",
    "received",
    "refunded",
  ]);
  await expect(page.getByRole("heading", { name: /314\.15 refunded/ })).toBeVisible();
  expect(await store.payments(orderId)).toMatchObject([{ amountCaptured: PAID, amountRefunded: PAID }]);
  expect((await store.inspect(staff, returnId, { result: "accept", note: "" })).status()).toBe(200);
  const other = await store.inspect(staff, returnId, { result: "refuse", note: "No." });
  expect([other.status(), (await other.json()).code]).toEqual([409, "already_inspected"]);
  const order = await store.readOrder(http, orderId);
  expect([order.status, order.reason, order.returnId]).toEqual(["delivered", null, returnId]);
  const subjects = await store.subjects(person.email);
  expect(new Set(subjects).size).toBe(subjects.length);
});

test("a part is kept back, with the reason, and no more than was paid", async ({ store }) => {
  const { person, http, orderId, returnId } = await store.returningShopper();
  await store.scan(returnId, "delivered");
  await store.untilReturn(http, returnId, "received");
  const staff = await store.signInStaff();
  for (const deductionMinor of [0, -1, 1.5, PAID + 1, undefined])
    expect((await store.inspect(staff, returnId, { result: "deduct", deductionMinor, note: "Worn." })).status()).toBe(
      422,
    );
  expect(
    (await store.inspect(staff, returnId, { result: "deduct", deductionMinor: 1415, note: "Worn." })).status(),
  ).toBe(200);
  const { refund } = await store.untilReturn(http, returnId, "refunded");
  expect(refund).toEqual({ amountMinor: 30_000, currency: "EUR" });
  expect(await store.payments(orderId)).toMatchObject([{ amountCaptured: PAID, amountRefunded: 30_000 }]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your refund is on its way");
  expect((await store.mails(person.email)).at(-1)?.body.text).toMatch(/€300\.00[\s\S]*€14\.15[\s\S]*Worn\./);
});

test("a refused return gives nothing back and says why", async ({ page, store, signInHere }) => {
  const { person, http, orderId, returnId } = await store.returningShopper();
  await store.scan(returnId, "delivered");
  await store.untilReturn(http, returnId, "received");
  const staff = await store.signInStaff();
  expect(
    (await store.inspect(staff, returnId, { result: "refuse", note: "Another pair was in the box." })).status(),
  ).toBe(200);
  await store.untilReturn(http, returnId, "refused");
  expect(await store.payments(orderId)).toMatchObject([{ amountCaptured: PAID, amountRefunded: 0 }]);
  await signInHere(person);
  await page.goto(`/returns/${returnId}`);
  await expect(page.getByText("Another pair was in the box.")).toBeVisible();
});

test("a parcel that could not be delivered is refunded without a statement of the shopper", async ({ store }) => {
  const { person, http, orderId } = await store.paidShopper();
  const staff = await store.signInStaff();
  await store.decide(staff, orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  await store.scan(orderId, "return_to_sender");
  await expect.poll(async () => (await store.readOrder(http, orderId)).returnId).not.toBeNull();
  const { returnId } = await store.readOrder(http, orderId);
  await store.untilReturn(http, returnId ?? "", "received");
  expect(await store.shipments(returnId ?? "")).toEqual([]);
  expect((await store.inspect(staff, returnId ?? "", { result: "accept", note: "" })).status()).toBe(200);
  await store.untilReturn(http, returnId ?? "", "refunded");
  expect(await store.payments(orderId)).toMatchObject([{ amountRefunded: PAID }]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your parcel came back to us");
});

test("nothing is withdrawn that was not paid for, refused, not confirmed, or is another's", async ({ store }) => {
  const { http } = await store.shopper();
  const unpaid = await store.order(http);
  await store.untilOrder(http, unpaid, "awaiting_payment");
  const code = async (answer: ReturnType<typeof store.withdraw>) => [
    (await answer).status(),
    (await (await answer).json()).code,
  ];
  expect(await code(store.withdraw(http, unpaid))).toEqual([409, "not_withdrawable"]);
  const { http: owner, orderId, person } = await store.paidShopper();
  expect(await code(store.withdraw(http, orderId))).toEqual([404, "not_found"]);
  expect(await code(store.withdraw(await store.signInStaff(), orderId))).toEqual([404, "not_found"]);
  expect(await code(store.withdraw(await store.visitor(), orderId))).toEqual([401, "unauthenticated"]);
  for (const data of [{}, { confirm: false }, { confirm: "true" }, { confirm: true, reason: "x".repeat(1001) }])
    expect((await owner.post(`/api/orders/${orderId}/withdrawal`, { data })).status()).toBe(422);
  const { returnId } = await (await store.withdraw(owner, orderId)).json();
  expect((await http.get(`/api/returns/${returnId}`)).status()).toBe(404);
  expect((await store.inspect(owner, returnId, { result: "accept", note: "" })).status()).toBe(403);
  const rejected = await store.paidShopper();
  await store.decide(await store.signInStaff(), rejected.orderId, "reject");
  expect(await code(store.withdraw(rejected.http, rejected.orderId))).toEqual([409, "not_withdrawable"]);
  await expect.poll(() => store.subjects(person.email)).toContain("You have withdrawn from your contract");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("a withdrawal is declared and confirmed", async ({ page, store, context }) => {
    const { http, orderId } = await store.paidShopper();
    await context.addCookies((await http.storageState()).cookies);
    await page.goto(`/orders/${orderId}`);
    await page.getByRole("link", { name: "Withdraw from this contract" }).click();
    await page.getByRole("button", { name: "Confirm withdrawal" }).click();
    await expect(page).toHaveURL(/\/returns\/ret_/);
    expect((await store.untilOrder(http, orderId, "compensated")).reason).toBe("withdrawn");
  });
});

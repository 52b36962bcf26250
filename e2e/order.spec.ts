import { randomUUID } from "node:crypto";
import { expect, STAFF, test } from "./support/fixtures.ts";

test("from the drop to the shipped pair: order, pay, approve, done", async ({ browser, page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  await signInHere(person);
  await page.goto("/");
  await page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: "EU 43" }).check({ force: true });
  await page.getByRole("button", { name: "Order now" }).click();
  await page.waitForURL(/\/orders\/ord_/);
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("link", { name: "Pay now" }).click();
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByText("Awaiting approval").first()).toBeVisible();

  const desk = await (await browser.newContext()).newPage();
  await desk.goto("/signin?callbackUrl=/fulfillment");
  await desk.getByLabel("Email").fill(STAFF.email);
  await desk.getByLabel("Password").fill(STAFF.password);
  await desk.getByRole("button", { name: "Sign in" }).click();
  const card = desk.getByRole("article", { name: new RegExp(orderId) });
  await expect(card.getByText(person.email)).toBeVisible();
  await expect(card.getByText(/verified .* before the order/)).toBeVisible(); // a reason for the score
  await card.getByRole("button", { name: "Approve" }).click();

  await expect(page.getByText("Shipped").first()).toBeVisible();
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

test("a declined payment ends the order without a charge", async ({ page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(person);
  await page.goto(paymentUrl ?? "");
  await page.getByRole("button", { name: "Decline" }).click();
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("payment_failed");
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText(/declined/).first()).toBeVisible();
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your order has ended");
});

test("leaving the payment page leaves the order as it is", async ({ page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  await signInHere(person);
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await page.goto(paymentUrl ?? "");
  await page.getByRole("button", { name: "Leave" }).click();
  await page.waitForURL(`/orders/${orderId}`);
  await expect(page.getByRole("link", { name: "Pay now" })).toBeVisible();
});

test("a rejected order gives the money and the pair back", async ({ page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.paidOrder(http);
  await signInHere(STAFF);
  await page.goto("/fulfillment");
  const card = page.getByRole("article", { name: new RegExp(orderId) });
  await card.getByRole("textbox", { name: "Note" }).fill("Same card as forty others.");
  await card.getByRole("button", { name: "Reject" }).click();
  const dialog = page.getByRole("dialog", { name: "Reject this order?" });
  await dialog.getByLabel("Reason").selectOption({ label: "Reseller" });
  await dialog.getByRole("button", { name: "Confirm rejection" }).click();
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("rejected");
  expect((await store.payments(orderId)).map((p) => [p.status, p.amountCaptured])).toEqual([["canceled", 0]]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your order has ended");
});

test("a shopper cancels before paying, and can order again", async ({ page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("button", { name: "Cancel order" }).click();
  const order = await store.untilOrder(http, orderId, "compensated");
  expect(order.reason).toBe("cancelled");
  expect((await http.post(`/api/orders/${orderId}/cancel`)).status()).toBe(202); // a repeat is fine
  expect(await store.order(http)).not.toBe(orderId);
});

test("once paid there is nothing to cancel", async ({ store }) => {
  const { http } = await store.shopper();
  const orderId = await store.paidOrder(http);
  const refused = await http.post(`/api/orders/${orderId}/cancel`);
  expect([refused.status(), (await refused.json()).code]).toEqual([409, "not_cancellable"]);
});

test("two shoppers race for the last pair: one gets it, the other is not charged", async ({ store }) => {
  const shoppers = await Promise.all([store.shopper(), store.shopper()]);
  const answers = await Promise.all(
    shoppers.map(({ http }) =>
      http.post("/api/orders", { data: { size: "48" }, headers: { "idempotency-key": randomUUID() } }),
    ),
  );
  const endings = await Promise.all(
    answers.map(async (answer, i) => {
      if (answer.status() === 409) return (await answer.json()).code as string;
      const { orderId } = (await answer.json()) as { orderId: string };
      const http = shoppers[i]?.http;
      if (!http) throw new Error("no shopper");
      await expect
        .poll(async () => (await store.readOrder(http, orderId)).status)
        .toMatch(/awaiting_payment|compensated/);
      const order = await store.readOrder(http, orderId);
      return order.status === "compensated" ? order.reason : "won";
    }),
  );
  expect(endings.map(String).toSorted()).toEqual(["sold_out", "won"]);
});

test("the same key is the same order, another key one order too many", async ({ store }) => {
  const { http } = await store.shopper();
  const key = randomUUID();
  const [first, second] = await Promise.all([store.order(http, "42", key), store.order(http, "42", key)]);
  expect(second).toBe(first);
  const refused = await http.post("/api/orders", {
    data: { size: "42" },
    headers: { "idempotency-key": randomUUID() },
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([409, "already_ordered"]);
});

test("the same decision again is fine, the opposite comes too late", async ({ store }) => {
  const { http } = await store.shopper();
  const orderId = await store.paidOrder(http);
  const staff = await store.signInStaff();
  const answers = await Promise.all([1, 2, 3].map(() => store.decide(staff, orderId, "approve")));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
  const late = await store.decide(staff, orderId, "reject");
  expect([late.status(), (await late.json()).code]).toEqual([409, "already_decided"]);
  await store.untilOrder(http, orderId, "shipped");
  expect(await store.payments(orderId)).toMatchObject([{ amountCaptured: 31_415, amountRefunded: 0 }]);
});

test("what has not changed is not sent again", async ({ store }) => {
  const { http } = await store.shopper();
  const orderId = await store.order(http);
  await store.untilOrder(http, orderId, "awaiting_payment");
  const first = await http.get(`/api/orders/${orderId}`);
  expect(Number(first.headers()["retry-after"])).toBeGreaterThan(0);
  const again = await http.get(`/api/orders/${orderId}`, {
    headers: { "if-none-match": first.headers()["etag"] ?? "" },
  });
  expect(again.status()).toBe(304);
});

import { randomUUID } from "node:crypto";
import { expect, test } from "./support/fixtures.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { orderOf } from "./support/store.ts";

test("leaving the payment page leaves the order as it is", async ({ page, at, store, signInHere }) => {
  const { person, http } = await store.shopper();
  await signInHere(person);
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await at.payment.open(paymentUrl);
  await at.payment.leave();
  await page.waitForURL(`/orders/${orderId}`);
  await expect(at.order.payNow).toBeVisible();
});

test("once paid there is nothing to cancel", async ({ store }) => {
  const { http, orderId } = await store.paidShopper();
  const refused = await http.post(`/api/orders/${orderId}/cancel`);
  expect([refused.status(), (await refused.json()).code]).toEqual([409, "not_cancellable"]);
});

test("two shoppers race for the last pair: one gets it, the other is not charged", async ({ store }) => {
  const shoppers = await Promise.all([store.shopper(), store.shopper()]);
  const answers = await Promise.all(shoppers.map(({ http }) => store.tryToOrder(http, "48")));
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
  const refused = await store.tryToOrder(http, "42");
  expect([refused.status(), (await refused.json()).code]).toEqual([409, "already_ordered"]);
});

test("the same key with another size is refused, and changes nothing", async ({ store }) => {
  const { http } = await store.shopper();
  const key = randomUUID();
  const orderId = await store.order(http, "42", key);
  const refused = await store.postOrder(http, orderOf("41"), key);
  expect([refused.status(), (await refused.json()).code]).toEqual([422, "idempotency_key_reused"]);
  expect((await store.readOrder(http, orderId)).size).toBe("42");
  expect(await store.order(http, "42", key)).toBe(orderId);
});

interface Seen {
  readonly pointerMoves: number;
  readonly timezone: string;
}

test("an order says how its page was used, and without a script it is taken alike", async ({
  page,
  at,
  store,
  signInHere,
  browser,
}) => {
  const { person } = await store.shopper();
  await signInHere(person);
  const sent = page.waitForRequest((request) => request.postData()?.includes("pageOpenedAt") ?? false);
  await at.drop.order("42");
  const seen = JSON.parse(/\{"pageOpenedAt".*\}/.exec((await sent).postData() ?? "")?.[0] ?? "{}") as Seen;
  expect(seen).toMatchObject({ pastes: 0, autofilled: false });
  expect([seen.pointerMoves > 0, seen.timezone !== ""]).toEqual([true, true]);

  const { http } = await store.shopper();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await http.storageState() });
  const orderId = await pagesOf(await context.newPage()).drop.orderWithoutScript("42");
  expect((await store.readOrder(http, orderId)).size).toBe("42");
  await context.close();
});

test("evidence that is none refuses no person, and is no part of the order", async ({ store }) => {
  const { http } = await store.shopper();
  const key = randomUUID();
  const send = (evidence: unknown) => store.postOrder(http, { ...orderOf("42"), evidence }, key);
  for (const other of ["seen", 7, [1], true]) expect((await send(other)).status()).toBe(422);
  const first = await send({ pageOpenedAt: "yesterday", pointerMoves: -3, screen: "large", timezone: 1, more: {} });
  const again = await send({ pageOpenedAt: new Date().toISOString(), keyPresses: 7 });
  expect([first.status(), again.status()]).toEqual([202, 202]);
  expect(await again.json()).toEqual(await first.json());
});

test("who goes back after ordering sees the order, and after cancelling can order another size", async ({
  page,
  at,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  await signInHere(person);
  const first = await at.drop.order("42");
  await page.goBack();
  await expect(page.getByRole("link", { name: "Go to your order" })).toBeVisible();
  await http.post(`/api/orders/${first}/cancel`);
  await store.untilOrder(http, first, "compensated");
  const second = await at.drop.order("41");
  await page.goBack();
  await http.post(`/api/orders/${second}/cancel`);
  await store.untilOrder(http, second, "compensated");
  await page.goForward();
  await page.waitForURL(`/orders/${second}`);
  await page.goBack();
  await at.drop.choose("40");
  await at.drop.orderNow();
  await page.waitForURL((url) => /orders\/ord_/.test(url.pathname) && !url.pathname.includes(second));
  expect((await store.readOrder(http, at.order.idHere())).size).toBe("40");
});

test("the same decision again is fine, the opposite comes too late", async ({ store }) => {
  const { http, orderId } = await store.paidShopper();
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

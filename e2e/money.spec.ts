import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { ownStore } from "./support/own-store.ts";

// A drop in yen, and hands at the payment provider: what is shown is what is charged, and the books agree or say where not.
test.describe.configure({ mode: "serial", timeout: 300_000 });

const root = path.resolve(import.meta.dirname, "..");

const AMOUNT = 31_415;
const SHOWN = "JP¥31,415";

const { running, store } = ownStore("money", () => ({
  dropId: "yen-drop",
  name: "Yen",
  opensAt: "2020-01-01T00:00:00Z",
  closesAt: "2100-01-01T00:00:00Z",
  price: { amountMinor: AMOUNT, currency: "JPY" },
  sizes: [{ size: "42", pairs: 20 }],
}));

/** What someone at the provider's dashboard does. */
async function atProvider(call: string, form: Readonly<Record<string, string>> = {}): Promise<{ readonly id: string }> {
  const response = await fetch(`${running.stack.stripeUrl}/v1/${call}`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_dashboard", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as { id: string };
}

async function paid(http: APIRequestContext) {
  const orderId = await store.paidOrder(http);
  const [payment] = await store.payments(orderId);
  return { orderId, intentId: payment?.id ?? "" };
}

/** `npm run ops -- reconcile` against this store. */
function reconcile() {
  const env = { ...process.env, ...running.stack.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["local/ops/main.ts", "reconcile"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

const pageText = async (http: APIRequestContext, url: string) => (await http.get(url)).text();

test("a drop in yen shows, holds, charges and writes the same amount", async () => {
  const { person, http } = await store.shopper();
  expect(await pageText(http, "/")).toContain(SHOWN);
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  expect(await (await fetch(paymentUrl ?? "")).text()).toContain(SHOWN);
  await store.pay(paymentUrl);
  await store.untilOrder(http, orderId, "awaiting_approval");
  await store.decide(await store.signInStaff(), orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  expect(await store.payments(orderId)).toMatchObject([{ amount: AMOUNT, amountCaptured: AMOUNT, amountRefunded: 0 }]);
  await expect.poll(() => store.subjects(person.email)).toContain("Your pair is on its way");
  for (const mail of (await store.mails(person.email)).slice(2)) expect(mail.body.text).toContain(SHOWN);
  expect(await pageText(http, "/account")).toContain(SHOWN);
});

test("a payment voided at the provider ends the order, and shopper and desk are told why", async () => {
  const { http } = await store.shopper();
  const staff = await store.signInStaff();
  const { orderId, intentId } = await paid(http);
  await atProvider(`payment_intents/${intentId}/cancel`);
  await store.untilOrder(http, orderId, "compensated");
  expect((await store.decide(staff, orderId, "approve")).status()).toBe(409);
  expect(await pageText(http, `/orders/${orderId}`)).toContain("The payment was withdrawn");
  expect(await pageText(staff, `/fulfillment/orders/${orderId}`)).toContain("Payment voided at the provider");
  expect(await store.payments(orderId)).toMatchObject([{ status: "canceled", amountCaptured: 0 }]);
});

test("the books agree; what differs is found, shown with its order, and found gone once it is mended", async () => {
  const { http } = await store.shopper();
  const staff = await store.signInStaff();
  const { orderId, intentId } = await paid(http);
  expect(reconcile()).toMatchObject({ status: 0, text: expect.stringContaining("no difference") });
  await store.decide(staff, orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  await atProvider("refunds", { payment_intent: intentId, amount: "415" });
  const first = reconcile();
  expect(first.status).toBe(1);
  expect(first.text).toContain(`refunded_but_shipped  ${orderId}  ${intentId}`);
  expect(reconcile().text.match(/refunded_but_shipped/g)).toHaveLength(1);
  const desk = await pageText(staff, "/fulfillment/operations/reconciliation");
  for (const told of ["Refunded, but shipped", orderId, "JP¥415 refunded"]) expect(desk).toContain(told);
  expect(await pageText(staff, "/fulfillment/audit")).toContain("found that payment and order differ");
});

test("money of ours that belongs to no order is found, and closed once it is given back", async () => {
  const page = await atProvider("checkout/sessions", {
    mode: "payment",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "jpy",
    "line_items[0][price_data][unit_amount]": "500",
    "line_items[0][price_data][product_data][name]": "Stray",
    "payment_intent_data[capture_method]": "manual",
    "payment_intent_data[metadata][orderId]": `ord_${"0".repeat(26)}`,
    success_url: "http://shop.test/",
  });
  await store.pay(`${running.stack.stripeUrl}/c/pay/${page.id}`);
  const found = reconcile();
  expect(found.status).toBe(1);
  const intentId = /payment_without_order {2}no order {2}(\w+)/.exec(found.text)?.[1] ?? "";
  await atProvider(`payment_intents/${intentId}/cancel`);
  expect(reconcile().text).not.toContain("payment_without_order");
});

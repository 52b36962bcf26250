import path from "node:path";
import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { startProgram, temporaryDirectory } from "../local-service/testing/program.ts";

const MAIN = path.join(import.meta.dirname, "main.ts");

interface Payment {
  readonly id: string;
  readonly metadata: { readonly orderId: string };
  readonly status: string;
}

const clientFor = (url: string) =>
  new Stripe("sk_test_local", { host: "127.0.0.1", port: new URL(url).port, protocol: "http", maxNetworkRetries: 0 });

const open = (stripe: Stripe, orderId: string) =>
  stripe.checkout.sessions.create(
    {
      mode: "payment",
      line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: 100, product_data: { name: "Shoe" } } }],
      payment_intent_data: { capture_method: "manual", metadata: { orderId } },
      success_url: "http://shop.test/",
    },
    { idempotencyKey: `open-${orderId}` },
  );

const paid = async (url: string, sessionId: string) =>
  (await fetch(`${url}/_local/checkout/${sessionId}`, { method: "POST", body: '{"outcome":"paid"}' })).ok;

test("kill -9 under load loses nothing that was answered, and a repeat under the same key does nothing twice", async () => {
  const data = temporaryDirectory();
  const first = await startProgram(MAIN, ["--data", data]);
  const answered = new Map<string, string>();
  const settled = new Set<string>();
  const shoppers = Array.from({ length: 10 }, async (_, shopper) => {
    for (let index = 0; ; index++) {
      const orderId = `ord_${shopper}_${index}`;
      const session = await open(clientFor(first.url), orderId);
      answered.set(orderId, session.id);
      if (await paid(first.url, session.id)) settled.add(orderId);
      if (settled.size === 40) await first.kill("SIGKILL");
    }
  });
  await Promise.allSettled(shoppers);
  expect(settled.size).toBeGreaterThanOrEqual(40);

  const second = await startProgram(MAIN, ["--data", data]);
  const stripe = clientFor(second.url);
  for (const [orderId, sessionId] of answered) expect((await open(stripe, orderId)).id).toBe(sessionId);
  const payments = (await (await fetch(`${second.url}/_local/payments`)).json()) as Payment[];
  const orders = payments.map((payment) => payment.metadata.orderId);
  expect(new Set(orders).size).toBe(orders.length);
  const held = payments.filter((payment) => payment.status === "requires_capture");
  expect([...settled].filter((orderId) => !held.some((payment) => payment.metadata.orderId === orderId))).toEqual([]);
});

import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { RunningServer } from "../../../packages/local-service/http.ts";
import { startStripe } from "../../../packages/stripe-local/server.ts";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";
import { createCheckout } from "@/lib/shop/payment/server";
import { readPaymentEvent } from "@/lib/shop/payment/webhook";

const SECRET = "whsec_webhook_tests";

interface Delivery {
  readonly payload: string;
  readonly signature: string;
  readonly type: string;
}

const deliveries: Delivery[] = [];
async function take(request: http.IncomingMessage): Promise<void> {
  const payload = (await request.toArray()).join("");
  const { type } = JSON.parse(payload) as { type: string };
  deliveries.push({ payload, signature: String(request.headers["stripe-signature"]), type });
}
const endpoint = http.createServer((request, response) => void take(request).then(() => response.end()));
const directory = mkdtempSync(path.join(os.tmpdir(), "webhook-"));
let provider: RunningServer;

beforeAll(async () => {
  await once(endpoint.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  provider = await startStripe({ port: 0, directory, webhook: { url, secret: SECRET } });
  Object.assign(process.env, {
    SITE_URL: "http://shop.test",
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_URL: `http://127.0.0.1:${provider.port}`,
  });
});
afterAll(async () => {
  await provider.close();
  endpoint.closeAllConnections();
  endpoint.close();
  rmSync(directory, { recursive: true });
});
afterEach(() => void vi.restoreAllMocks());

type Outcome = "paid" | "declined" | "expired";

/** A session that has come to these outcomes, in their order. */
async function session(orderId: string, ...outcomes: Outcome[]) {
  const price = { amountMinor: 12_345, currency: "EUR" } as const;
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  const { sessionId } = await createCheckout(
    {
      orderId,
      size: "42",
      price,
      delivery: { ...price, amountMinor: 0 },
      addressId: "adr_1",
      destination: "DE",
      shippingAddress: null,
    },
    inAnHour,
  );
  for (const outcome of outcomes) {
    const url = `http://127.0.0.1:${provider.port}/_local/checkout/${sessionId}`;
    expect((await fetch(url, { method: "POST", body: JSON.stringify({ outcome }) })).status).toBe(200);
  }
  return stripe().checkout.sessions.retrieve(sessionId);
}

/** What the event of that type about this session or payment says, once it has been delivered: an event may come twice, and late. */
async function factOf(type: string, id: string) {
  const isIt = (delivery: Delivery) => delivery.type === type && delivery.payload.includes(`"${id}"`);
  const { payload, signature } = await vi.waitFor(() => deliveries.find(isIt) ?? fail(type), 60_000);
  return readPaymentEvent(payload, signature);
}

const paidIntent = async (orderId: string) => intentIdOf(await session(orderId, "paid")) ?? "";

const fail = (type: string): never => {
  throw new Error(`no ${type} yet`);
};

const signed = (payload: string, timestamp = Math.floor(Date.now() / 1000), secret = SECRET) =>
  stripe().webhooks.generateTestHeaderString({ payload, secret, timestamp });

/** What a signed event of that type says about this object. */
function factOn(type: string, object: object) {
  const payload = JSON.stringify({ id: "evt_1", object: "event", type, data: { object } });
  return readPaymentEvent(payload, signed(payload));
}

const ofOrder = (orderId: string) => ({
  eventId: expect.stringMatching(/^evt_/) as string,
  livemode: false,
  orderId,
});
const ofCheckout = (orderId: string) => ({ ...ofOrder(orderId), kind: "checkout", amount: 12_345, currency: "eur" });

describe("an event of the provider", () => {
  it("checkout.session.completed states that the payment is authorised, with session, payment and amount", async () => {
    const { id: sessionId, payment_intent: intentId } = await session("ord_paid", "paid");
    expect(await factOf("checkout.session.completed", sessionId)).toEqual({
      ...ofCheckout("ord_paid"),
      outcome: "authorized",
      sessionId,
      intentId,
    });
  });

  it("payment_intent.payment_failed states that a card was declined, with the payment", async () => {
    const intentId = intentIdOf(await session("ord_declined", "declined")) ?? "";
    expect(await factOf("payment_intent.payment_failed", intentId)).toEqual({
      ...ofOrder("ord_declined"),
      kind: "intent",
      change: "declined",
      intentId,
    });
  });

  const elsewhere: Record<string, (intentId: string) => Promise<unknown>> = {
    "payment_intent.canceled": (id) => stripe().paymentIntents.cancel(id),
    "payment_intent.succeeded": (id) => stripe().paymentIntents.capture(id, { amount_to_capture: 1 }),
    "charge.refunded": async (id) => {
      await stripe().paymentIntents.capture(id);
      await stripe().refunds.create({ payment_intent: id, amount: 1 });
    },
  };

  it.each(Object.entries(elsewhere))("%s states that money was lost", async (type, change) => {
    const intentId = await paidIntent(`ord_${type}`);
    await change(intentId);
    expect(await factOf(type, intentId)).toEqual({
      ...ofOrder(`ord_${type}`),
      kind: "intent",
      change: "lost",
      intentId,
    });
  });

  it("charge.dispute.created states it of a payment whose order it does not name", async () => {
    const intentId = await paidIntent("ord_disputed");
    await stripe().paymentIntents.capture(intentId);
    await fetch(`http://127.0.0.1:${provider.port}/_local/payments/${intentId}/dispute`, { method: "POST" });
    const expected = { ...ofOrder(""), orderId: undefined, kind: "intent", change: "lost", intentId };
    expect(await factOf("charge.dispute.created", intentId)).toEqual(expected);
  });

  it("radar.early_fraud_warning.created warns of a payment whose order it does not name", async () => {
    const intentId = await paidIntent("ord_warned");
    await fetch(`http://127.0.0.1:${provider.port}/_local/payments/${intentId}/fraud-warning`, { method: "POST" });
    const expected = { ...ofOrder(""), orderId: undefined, kind: "intent", change: "warned", intentId };
    expect(await factOf("radar.early_fraud_warning.created", intentId)).toEqual(expected);
    expect(factOn("radar.early_fraud_warning.created", { id: "issfr_1", charge: "ch_1" })).toBeUndefined();
  });

  it("payment_intent.succeeded of the whole amount is no loss", async () => {
    const intentId = await paidIntent("ord_whole");
    await stripe().paymentIntents.capture(intentId);
    expect(await factOf("payment_intent.succeeded", intentId)).toBeUndefined();
  });

  it("checkout.session.expired states that time ran out, without a payment where none was tried", async () => {
    const { id: sessionId } = await session("ord_expired", "expired");
    expect(await factOf("checkout.session.expired", sessionId)).toEqual({
      ...ofCheckout("ord_expired"),
      outcome: "expired",
      sessionId,
    });
  });

  it("checkout.session.expired names the payment that was tried before", async () => {
    const { id: sessionId, payment_intent: intentId } = await session("ord_tried", "declined", "expired");
    expect(await factOf("checkout.session.expired", sessionId)).toMatchObject({ outcome: "expired", intentId });
  });

  it("of any other type states nothing about a payment", async () => {
    const intentId = await paidIntent("ord_other");
    expect(await factOf("payment_intent.amount_capturable_updated", intentId)).toBeUndefined();
    expect(factOn("customer.created", { id: "cus_1", metadata: { orderId: "ord_1" } })).toBeUndefined();
  });

  it.each(["checkout.session.completed", "checkout.session.expired", "payment_intent.payment_failed"])(
    "%s without the order's id names no order",
    (type) => {
      for (const metadata of [{}, null, undefined])
        expect(factOn(type, { id: "cs_1", payment_intent: "pi_1", metadata })?.orderId).toBeUndefined();
    },
  );

  it("a payment that comes expanded is known by its id", () =>
    expect(
      factOn("checkout.session.completed", {
        id: "cs_1",
        payment_intent: { id: "pi_1", object: "payment_intent" },
        metadata: { orderId: "ord_1" },
      }),
    ).toMatchObject({ outcome: "authorized", intentId: "pi_1" }));
});

describe("a bad signature", () => {
  const payload = JSON.stringify({ id: "evt_1", type: "x", data: { object: { email: "ada@example.com" } } });
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600;
  const cases: [string, () => string | null][] = [
    ["is missing", () => null],
    ["is empty", () => ""],
    ["is no signature", () => "hello"],
    ["has no value", () => "t=1,v1"],
    ["has another secret", () => signed(payload, undefined, "whsec_another")],
    ["is of another payload", () => signed(`${payload} `)],
    ["is an hour old", () => signed(payload, anHourAgo)],
  ];

  it.each(cases)("that %s is refused as invalid_signature", (_, signature) => {
    vi.spyOn(console, "log").mockReturnValue();
    expect(() => readPaymentEvent(payload, signature())).toThrow(
      expect.objectContaining({ code: "invalid_signature" }),
    );
  });

  it.each(cases)("that %s is logged as a warning, without payload, signature or secret", (_, signature) => {
    const logged = vi.spyOn(console, "log").mockReturnValue();
    const header = signature();
    expect(() => readPaymentEvent(payload, header)).toThrow();
    const lines = logged.mock.calls.map(([line]) => String(line));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: "WARN", message: "a webhook with a bad signature", signed: header !== null }),
    ]);
    for (const secret of ["ada@example.com", SECRET, ...(header ? [header] : [])])
      expect(lines[0]).not.toContain(secret);
  });

  it("that is right on a text that is no JSON is logged without quoting the text", () => {
    const logged = vi.spyOn(console, "log").mockReturnValue();
    expect(() => readPaymentEvent("ada@example.com", signed("ada@example.com"))).toThrow();
    expect(logged.mock.calls.join()).not.toContain("ada");
  });

  it("says which of the reasons it was", () => {
    const logged = vi.spyOn(console, "log").mockReturnValue();
    expect(() => readPaymentEvent(payload, signed(payload, anHourAgo))).toThrow();
    expect(logged.mock.calls.join()).toContain("Timestamp outside the tolerance zone");
  });
});

it("events are read without a key of the provider's API", () => {
  vi.stubEnv("STRIPE_SECRET_KEY", undefined);
  const payload = JSON.stringify({ id: "evt_1", object: "event", type: "customer.created", data: { object: {} } });
  expect(readPaymentEvent(payload, signed(payload))).toBeUndefined();
  vi.unstubAllEnvs();
});

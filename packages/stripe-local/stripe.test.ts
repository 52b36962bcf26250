import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { Stripe } from "stripe";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { copiesOf } from "../local-service/events.ts";
import type { RunningServer } from "../local-service/http.ts";
import { startStripe } from "./server.ts";

const SECRET = "whsec_test";

interface Shop {
  readonly url: string;
  /** Every event taken, in order, verified by the SDK. */
  readonly events: Stripe.Event[];
  /** Answers 500 to this many deliveries first. */
  failures: number;
  close(): Promise<void>;
}

let directory: string;
let shop: Shop;
let server: RunningServer;
let stripe: Stripe;

async function openShop(): Promise<Shop> {
  const listener = http.createServer(
    (request, response) => void take(request).then((status) => response.writeHead(status).end()),
  );
  const take = async (request: http.IncomingMessage) => {
    const body = (await request.toArray()).join("");
    if (opened.failures-- > 0) return 500;
    opened.events.push(client(0).webhooks.constructEvent(body, String(request.headers["stripe-signature"]), SECRET));
    return 200;
  };
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const opened: Shop = {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/api/webhooks/stripe`,
    events: [],
    failures: 0,
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  };
  return opened;
}

const client = (port: number, key = "sk_test_local") =>
  new Stripe(key, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });

async function start(): Promise<void> {
  server = await startStripe({ port: 0, directory, webhook: { url: shop.url, secret: SECRET } });
  stripe = client(server.port);
}

beforeEach(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "stripe-"));
  shop = await openShop();
  await start();
});

afterEach(async () => {
  await server.close();
  await shop.close();
  rmSync(directory, { recursive: true });
});

/** Read once: the same order a second later would be another request under the same key. */
const IN_AN_HOUR = Math.floor(Date.now() / 1000) + 3600;

const order = (overrides: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  client_reference_id: "ord_1",
  customer_email: "ada@example.test",
  line_items: [
    { quantity: 1, price_data: { currency: "eur", unit_amount: 18_000, product_data: { name: "Quanta One, EU 42" } } },
  ],
  metadata: { orderId: "ord_1" },
  payment_intent_data: { capture_method: "manual", metadata: { orderId: "ord_1" } },
  success_url: "http://shop.test/orders/ord_1?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://shop.test/orders/ord_1",
  expires_at: IN_AN_HOUR,
  ...overrides,
});

async function local(call: string, body?: object): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`http://127.0.0.1:${server.port}/_local/${call}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

const settle = (sessionId: string, outcome: string) => local(`checkout/${sessionId}`, { outcome });

async function authorized(): Promise<{ session: Stripe.Checkout.Session; intentId: string }> {
  const { id } = await stripe.checkout.sessions.create(order());
  await settle(id, "paid");
  const session = await stripe.checkout.sessions.retrieve(id);
  return { session, intentId: intentIdOf(session) };
}

function intentIdOf({ payment_intent: intent }: Stripe.Checkout.Session): string {
  return typeof intent === "string" ? intent : (intent?.id ?? "");
}

const typesOf = (events: readonly Stripe.Event[]) => [...new Set(events.map((event) => event.type))].sort();

const PATIENCE_MS = 20_000;

/** Every event comes, however often. */
const arrived = (...types: string[]) =>
  vi.waitFor(() => expect(typesOf(shop.events)).toEqual(types.sort()), PATIENCE_MS);

describe("checkout", () => {
  test("an open session has a hosted page and no payment intent yet", async () => {
    const session = await stripe.checkout.sessions.create(order());
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: 18_000,
      currency: "eur",
    });
    expect(session.url).toBe(`http://127.0.0.1:${server.port}/c/pay/${session.id}`);
    expect(session.id).toMatch(/^cs_test_\w+$/);
    const page = await (await fetch(session.url!)).text();
    expect(page).toContain("Quanta One, EU 42");
    expect(page).toContain("€180.00");
    expect(page).toContain(">Pay</button>");
  });

  test("paying holds the money until it is captured", async () => {
    const { session, intentId } = await authorized();
    expect(session).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      url: null,
      metadata: { orderId: "ord_1" },
    });
    const expanded = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(expanded.payment_intent).toMatchObject({
      id: intentId,
      status: "requires_capture",
      amount_capturable: 18_000,
    });
    await arrived("checkout.session.completed", "payment_intent.amount_capturable_updated");
    expect(shop.events[0]?.data.object).toMatchObject({ metadata: { orderId: "ord_1" } });
  });

  test("a test card has one fingerprint for all who pay with it, a card of one's own another", async () => {
    const fingerprints: unknown[] = [];
    for (const card of ["4242424242424242", "4242424242424242", "5555555555554444", undefined, undefined]) {
      const { id } = await stripe.checkout.sessions.create(order());
      await local(`checkout/${id}`, { outcome: "paid", card });
      const intentId = intentIdOf(await stripe.checkout.sessions.retrieve(id));
      const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
      fingerprints.push((charge as Stripe.Charge).payment_method_details?.card?.fingerprint);
    }
    expect(fingerprints[1]).toBe(fingerprints[0]);
    expect(new Set(fingerprints).size).toBe(4);
  });

  test("the Pay button leads to the shop, pressed twice it pays once", async () => {
    const session = await stripe.checkout.sessions.create(order());
    const press = () =>
      fetch(session.url!, { method: "POST", body: new URLSearchParams({ action: "pay" }), redirect: "manual" });
    const answers = await Promise.all([press(), press()]);
    for (const answer of answers)
      expect(answer.headers.get("location")).toBe(`http://shop.test/orders/ord_1?session=${session.id}`);
    await arrived("checkout.session.completed", "payment_intent.amount_capturable_updated");
    expect(new Set(shop.events.map((event) => event.id)).size).toBe(2);
  });

  test("a declined card is told, and leaves the session open for another", async () => {
    const session = await stripe.checkout.sessions.create(order());
    await fetch(session.url!, { method: "POST", body: new URLSearchParams({ action: "decline" }) });
    expect(await (await fetch(session.url!)).text()).toContain("Your card has been declined");
    await arrived("payment_intent.payment_failed");
    expect(shop.events[0]?.data.object).toMatchObject({
      metadata: { orderId: "ord_1" },
      last_payment_error: { code: "card_declined" },
    });
    expect((await settle(session.id, "paid")).body).toMatchObject({ status: "complete" });
  });

  test("expiring ends a session once; a paid one cannot expire", async () => {
    const session = await stripe.checkout.sessions.create(order());
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: "expired", url: null });
    await arrived("checkout.session.expired");
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
    expect((await settle(session.id, "paid")).status).toBe(409);
    const { session: paid } = await authorized();
    await expect(stripe.checkout.sessions.expire(paid.id)).rejects.toMatchObject({ type: "StripeInvalidRequestError" });
  });

  test("a session ends by itself at its expiry", async () => {
    const session = await stripe.checkout.sessions.create(order());
    await server.close();
    vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ["Date"] });
    await start();
    vi.useRealTimers();
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("expired");
  });
});

describe("money", () => {
  test("it is captured once", async () => {
    const { session, intentId } = await authorized();
    expect(await stripe.paymentIntents.capture(intentId)).toMatchObject({
      status: "succeeded",
      amount_received: 18_000,
    });
    await expect(stripe.paymentIntents.capture(intentId)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
      statusCode: 400,
    });
    await expect(stripe.paymentIntents.cancel(intentId)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
  });

  test("a cancelled authorisation is never captured", async () => {
    const { intentId } = await authorized();
    expect(await stripe.paymentIntents.cancel(intentId)).toMatchObject({ status: "canceled", amount_capturable: 0 });
    await expect(stripe.paymentIntents.capture(intentId)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect((await local("payments")).body).toMatchObject([
      { id: intentId, status: "canceled", amountCaptured: 0, amountRefunded: 0 },
    ]);
  });

  test("no more is refunded than was captured", async () => {
    const { intentId } = await authorized();
    await expect(stripe.refunds.create({ payment_intent: intentId })).rejects.toMatchObject({ statusCode: 400 });
    await stripe.paymentIntents.capture(intentId);
    await stripe.refunds.create({ payment_intent: intentId, amount: 5_000 });
    await expect(stripe.refunds.create({ payment_intent: intentId, amount: 13_001 })).rejects.toMatchObject({
      statusCode: 400,
    });
    await stripe.refunds.create({ payment_intent: intentId });
    await expect(stripe.refunds.create({ payment_intent: intentId })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    expect((await stripe.refunds.list({ payment_intent: intentId })).data.map((refund) => refund.amount)).toEqual([
      13_000, 5_000,
    ]);
    expect((await local("payments")).body).toMatchObject([{ amountCaptured: 18_000, amountRefunded: 18_000 }]);
  });

  test("a captured payment that is disputed tells so, once, and cannot be refunded any more", async () => {
    const { intentId } = await authorized();
    const dispute = () => local(`payments/${intentId}/dispute`, {});
    expect((await dispute()).status).toBe(400);
    await stripe.paymentIntents.capture(intentId);
    expect([(await dispute()).status, (await dispute()).status]).toEqual([200, 200]);
    await vi.waitFor(() => expect(typesOf(shop.events)).toContain("charge.dispute.created"), PATIENCE_MS);
    const [found, ...others] = (await stripe.disputes.list()).data;
    expect([found?.payment_intent, others]).toEqual([intentId, []]);
    const { latest_charge } = await stripe.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
    expect(latest_charge).toMatchObject({ disputed: true });
    await expect(stripe.refunds.create({ payment_intent: intentId })).rejects.toMatchObject({
      code: "charge_disputed",
    });
  });

  test("what is charged to the disputing test card is disputed", async () => {
    const session = await stripe.checkout.sessions.create(order());
    await local(`checkout/${session.id}`, { outcome: "paid", card: "4000000000000259" });
    const intentId = intentIdOf(await stripe.checkout.sessions.retrieve(session.id));
    await stripe.paymentIntents.capture(intentId);
    expect((await stripe.disputes.list()).data).toMatchObject([{ payment_intent: intentId }]);
  });

  test("a payment is warned of once, also before it is captured, and what is charged to the test card for it is", async () => {
    const { intentId } = await authorized();
    const warn = () => local(`payments/${intentId}/fraud-warning`, {});
    expect([(await warn()).status, (await warn()).status]).toEqual([200, 200]);
    const session = await stripe.checkout.sessions.create(order());
    await local(`checkout/${session.id}`, { outcome: "paid", card: "4000000000005423" });
    const tested = intentIdOf(await stripe.checkout.sessions.retrieve(session.id));
    await stripe.paymentIntents.capture(tested);
    const { data } = await stripe.radar.earlyFraudWarnings.list({ payment_intent: intentId });
    expect(data).toMatchObject([{ payment_intent: intentId, fraud_type: "made_with_stolen_card" }]);
    expect((await stripe.radar.earlyFraudWarnings.list()).data.map((one) => one.payment_intent)).toEqual([
      tested,
      intentId,
    ]);
    const type = "radar.early_fraud_warning.created";
    await vi.waitFor(() => expect(typesOf(shop.events)).toContain(type), PATIENCE_MS);
  });

  test("every declined card is a charge that failed; the one that paid is the latest", async () => {
    const session = await stripe.checkout.sessions.create(order());
    const decline = (card: string) => local(`checkout/${session.id}`, { outcome: "declined", card });
    await decline("4000000000000002");
    await decline("4000000000000002");
    await decline("4000000000000010");
    await settle(session.id, "paid");
    const intentId = intentIdOf(await stripe.checkout.sessions.retrieve(session.id));
    const { data } = await stripe.charges.list({ payment_intent: intentId });
    expect(data.map(({ status }) => status)).toEqual(["succeeded", "failed", "failed"]);
    expect((await stripe.paymentIntents.retrieve(intentId)).latest_charge).toBe(data[0]?.id);
  });

  test("payments are listed page by page, within a range of time", async () => {
    for (let index = 0; index < 5; index++) await authorized();
    const all = (await stripe.paymentIntents.list({ limit: 100 })).data.map(({ id }) => id);
    const pages: string[] = [];
    for await (const { id } of stripe.paymentIntents.list({ limit: 2 })) pages.push(id);
    expect(pages).toEqual(all);
    const inAnHour = Math.floor(Date.now() / 1000) + 3600;
    const count = async (created: Stripe.RangeQueryParam) =>
      (await stripe.paymentIntents.list({ created })).data.length;
    expect([await count({ lt: inAnHour }), await count({ gte: inAnHour })]).toEqual([5, 0]);
  });

  test("what is written on a payment can be changed, its amount cannot", async () => {
    const { intentId } = await authorized();
    const { metadata } = await stripe.paymentIntents.update(intentId, { metadata: { note: "seen" } });
    expect(metadata).toEqual({ orderId: "ord_1", note: "seen" });
    await expect(stripe.paymentIntents.update(intentId, { amount: 1 })).rejects.toMatchObject({ statusCode: 400 });
  });

  test("an open session's intent is ended by expiring the session only", async () => {
    const session = await stripe.checkout.sessions.create(order());
    await settle(session.id, "declined");
    const intentId = intentIdOf(await stripe.checkout.sessions.retrieve(session.id));
    await expect(stripe.paymentIntents.cancel(intentId)).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe("idempotency", () => {
  test("the same key gives the same answer, and does the thing once", async () => {
    const first = await stripe.checkout.sessions.create(order(), { idempotencyKey: "order-1" });
    const again = await stripe.checkout.sessions.create(order(), { idempotencyKey: "order-1" });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  test("a key belongs to its parameters and its endpoint", async () => {
    await stripe.checkout.sessions.create(order(), { idempotencyKey: "order-1" });
    const other = order({ client_reference_id: "ord_2" });
    await expect(stripe.checkout.sessions.create(other, { idempotencyKey: "order-1" })).rejects.toMatchObject({
      type: "StripeIdempotencyError",
    });
    await expect(
      stripe.refunds.create({ payment_intent: "pi_1" }, { idempotencyKey: "order-1" }),
    ).rejects.toMatchObject({ type: "StripeIdempotencyError" });
  });

  test("a capture under the same key succeeds again, also after a restart", async () => {
    const { intentId } = await authorized();
    await stripe.paymentIntents.capture(intentId, {}, { idempotencyKey: "capture-1" });
    await server.close();
    await start();
    expect((await stripe.paymentIntents.capture(intentId, {}, { idempotencyKey: "capture-1" })).status).toBe(
      "succeeded",
    );
  });

  test("a refusal is kept, bad parameters are not", async () => {
    const { intentId } = await authorized();
    await stripe.paymentIntents.capture(intentId);
    const replayed = async () => {
      const error = await stripe.paymentIntents
        .capture(intentId, {}, { idempotencyKey: "late" })
        .catch((thrown: unknown) => thrown);
      return (error as Stripe.errors.StripeError).headers?.["idempotent-replayed"];
    };
    expect(await replayed()).toBeUndefined();
    expect(await replayed()).toBe("true");
    const bad = order({ success_url: "nowhere" });
    await expect(stripe.checkout.sessions.create(bad, { idempotencyKey: "typo" })).rejects.toMatchObject({
      param: "success_url",
    });
    await expect(stripe.checkout.sessions.create(order(), { idempotencyKey: "typo" })).resolves.toMatchObject({
      status: "open",
    });
  });

  test("a key under way is refused with 409", async () => {
    const headers = {
      authorization: "Bearer sk_test_local",
      "idempotency-key": "slow",
      "content-type": "application/x-www-form-urlencoded",
      expect: "100-continue",
    };
    const slow = http.request({ port: server.port, method: "POST", path: "/v1/refunds", headers });
    const underWay = once(slow, "continue");
    slow.flushHeaders();
    await underWay;
    slow.write("payment_intent=pi_");
    await expect(stripe.refunds.create({ payment_intent: "pi_1" }, { idempotencyKey: "slow" })).rejects.toMatchObject({
      statusCode: 409,
    });
    const answered = new Promise<http.IncomingMessage>((resolve) => slow.once("response", resolve));
    slow.end("1");
    expect((await answered).statusCode).toBe(404);
  });
});

describe("errors", () => {
  test("a strange key is refused as Stripe does", async () => {
    await expect(client(server.port, "nonsense").refunds.list()).rejects.toMatchObject({
      type: "StripeAuthenticationError",
      statusCode: 401,
    });
  });

  test("missing, unknown and wrong parameters name themselves", async () => {
    const create = (overrides: object) => stripe.checkout.sessions.create(order(overrides));
    await expect(create({ line_items: undefined })).rejects.toMatchObject({
      code: "parameter_missing",
      param: "line_items",
    });
    await expect(create({ line_itemz: "1" })).rejects.toMatchObject({ code: "parameter_unknown", param: "line_itemz" });
    await expect(create({ expires_at: 1 })).rejects.toMatchObject({ param: "expires_at" });
    const error = await stripe.checkout.sessions
      .retrieve("cs_test_none")
      .catch((thrown: Stripe.errors.StripeError) => thrown);
    expect(error).toMatchObject({
      code: "resource_missing",
      statusCode: 404,
      requestId: expect.stringMatching(/^req_/),
    });
  });

  test.each([
    ["xyz", 18_000],
    ["kwd", 18_001],
    ["isk", 18_050],
  ])("an amount that cannot be charged is refused: %s %i", async (currency, unit_amount) => {
    const price_data = { currency, unit_amount, product_data: { name: "Shoe" } };
    const refused = stripe.checkout.sessions.create(order({ line_items: [{ quantity: 1, price_data }] }));
    await expect(refused).rejects.toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError" });
  });

  test("the local calls answer 400 and 404", async () => {
    const { id } = await stripe.checkout.sessions.create(order());
    expect((await settle(id, "stolen")).status).toBe(400);
    expect((await settle("cs_test_none", "paid")).status).toBe(404);
  });
});

describe("webhooks", () => {
  test("an event is delivered until the shop takes it", async () => {
    shop.failures = 3;
    const session = await stripe.checkout.sessions.create(order());
    await settle(session.id, "expired");
    await arrived("checkout.session.expired");
  });

  test("about one event in five comes twice, always the same ones", async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `evt_${index}`);
    expect(ids.filter((id) => copiesOf(id) === 2).length).toBeGreaterThan(150);
    for (let index = 0; index < 6; index++) await authorized();
    await vi.waitFor(() => expect(shop.events).toHaveLength(expectedDeliveries()), PATIENCE_MS);
    expect(new Set(shop.events.map((event) => event.id)).size).toBe(12);
  });

  test("a restart loses no event", async () => {
    shop.failures = 1000;
    await authorized();
    await server.close();
    shop.failures = 0;
    await start();
    await arrived("checkout.session.completed", "payment_intent.amount_capturable_updated");
  });
});

function expectedDeliveries(): number {
  const ids = new Set(shop.events.map((event) => event.id));
  return ids.size < 12 ? -1 : [...ids].reduce((sum, id) => sum + copiesOf(id), 0);
}

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Stripe } from "stripe";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { RunningServer } from "../../../packages/local-service/http.ts";
import { startStripe } from "../../../packages/stripe-local/server.ts";
import { TerminalError } from "@/lib/platform/errors";
import { formatMoney } from "@/lib/platform/money";
import { providerAmount } from "@/lib/shop/payment/amount";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import {
  capturePayment,
  createCheckout,
  payingCard,
  problemBeforeShipping,
  refundOnce,
  releasePayment,
  type PaymentTrace,
  type Purchase,
} from "@/lib/shop/payment/server";

const directory = mkdtempSync(path.join(os.tmpdir(), "payment-"));
let provider: RunningServer;

beforeAll(async () => {
  provider = await startStripe({ port: 0, directory });
  Object.assign(process.env, {
    SITE_URL: "http://shop.test",
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_API_URL: `http://127.0.0.1:${provider.port}`,
  });
});
afterAll(async () => {
  await provider.close();
  rmSync(directory, { recursive: true });
});
afterEach(() => void vi.restoreAllMocks());

const newPurchase = (): Purchase => ({
  orderId: `ord_${randomUUID()}`,
  size: "42",
  price: { amountMinor: 12_345, currency: "EUR" },
  delivery: { amountMinor: 0, currency: "EUR" },
  addressId: "adr_1",
  destination: "DE",
  shippingAddress: exampleAddress,
});
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;

/** What a person on the payment page does. */
async function onPage(sessionId: string, outcome: "paid" | "declined" | "expired", card?: string): Promise<number> {
  const url = `http://127.0.0.1:${provider.port}/_local/checkout/${sessionId}`;
  return (await fetch(url, { method: "POST", body: JSON.stringify({ outcome, card }) })).status;
}

interface Paid {
  readonly metadata: { readonly orderId?: string };
  readonly status: string;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
}

/** Every payment that the provider knows for the order. */
async function paymentsOf({ orderId }: Purchase) {
  const all = (await (await fetch(`http://127.0.0.1:${provider.port}/_local/payments`)).json()) as Paid[];
  return all
    .filter(({ metadata }) => metadata.orderId === orderId)
    .map(({ status, amountCaptured, amountRefunded }) => ({ status, amountCaptured, amountRefunded }));
}

const intentIdOn = async (sessionId: string) => intentIdOf(await stripe().checkout.sessions.retrieve(sessionId))!;
const sessionStatus = async (id: string) => (await stripe().checkout.sessions.retrieve(id)).status;

/** A payment page, and all that an order would have stored of it. */
async function opened() {
  const purchase = newPurchase();
  const checkoutExpiresAtSeconds = inMinutes(60);
  const { sessionId } = await createCheckout(purchase, checkoutExpiresAtSeconds);
  return { purchase, checkoutExpiresAtSeconds, sessionId };
}

async function paid(card?: string) {
  const trace = await opened();
  expect(await onPage(trace.sessionId, "paid", card)).toBe(200);
  return { ...trace, intentId: await intentIdOn(trace.sessionId) };
}

const capture = ({ purchase, sessionId, intentId }: Awaited<ReturnType<typeof paid>>) =>
  capturePayment({ ...purchase, total: purchase.price, checkout: { sessionId, livemode: false } }, intentId);

async function captured() {
  const trace = await paid();
  await capture(trace);
  return trace;
}

const AUTHORISED = { status: "requires_capture", amountCaptured: 0, amountRefunded: 0 };
const CAPTURED = { status: "succeeded", amountCaptured: 12_345, amountRefunded: 0 };
const REFUNDED = { status: "succeeded", amountCaptured: 12_345, amountRefunded: 12_345 };
const VOIDED = { status: "canceled", amountCaptured: 0, amountRefunded: 0 };

describe("createCheckout", () => {
  it("twice with the same plan is one session", async () => {
    const [purchase, expiresAt] = [newPurchase(), inMinutes(60)];
    const first = await createCheckout(purchase, expiresAt);
    expect(await createCheckout(purchase, expiresAt)).toEqual(first);
    expect(await paymentsOf(purchase)).toHaveLength(1);
  });

  it("with another expiry is another session", async () => {
    const purchase = newPurchase();
    const [a, b] = [await createCheckout(purchase, inMinutes(60)), await createCheckout(purchase, inMinutes(90))];
    expect(a.sessionId).not.toBe(b.sessionId);
  });

  it("opens a page for the price, the order and the expiry, which holds money and takes none", async () => {
    const { purchase, sessionId, checkoutExpiresAtSeconds } = await paid();
    expect(await stripe().checkout.sessions.retrieve(sessionId)).toMatchObject({
      amount_total: 12_345,
      currency: "eur",
      expires_at: checkoutExpiresAtSeconds,
      metadata: { orderId: purchase.orderId },
      success_url: `http://shop.test/orders/${purchase.orderId}`,
    });
    expect(await paymentsOf(purchase)).toEqual([AUTHORISED]);
  });

  it.each([
    ["EUR", 12_345],
    ["JPY", 12_345],
    ["KRW", 12_345],
    ["KWD", 12_340],
    ["ISK", 12_345],
  ])("shows and takes in %s exactly what the store shows", async (currency, amountMinor) => {
    const purchase = { ...newPurchase(), price: { amountMinor, currency } };
    const { sessionId, url } = await createCheckout(purchase, inMinutes(60));
    expect(await (await fetch(url)).text()).toContain(formatMoney(purchase.price));
    expect((await stripe().checkout.sessions.retrieve(sessionId)).amount_total).toBe(providerAmount(purchase.price));
  });

  it("that the provider refuses is terminal, and says what it refused", async () => {
    const purchase = newPurchase();
    const refused = await createCheckout(purchase, inMinutes(5)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TerminalError);
    expect(refused).toMatchObject({
      message: expect.stringContaining("at least 30 minutes"),
      cause: expect.any(Stripe.errors.StripeInvalidRequestError),
    });
    expect(await paymentsOf(purchase)).toEqual([]);
  });
});

describe("releasePayment", () => {
  it("asks the provider nothing when nothing was ever planned", async () => {
    const asked = vi.spyOn(stripe().checkout.sessions, "create");
    const purchase = newPurchase();
    await releasePayment({ purchase });
    expect(asked).not.toHaveBeenCalled();
    expect(await paymentsOf(purchase)).toEqual([]);
  });

  it("a page that was planned and not created cannot be paid on afterwards", async () => {
    const [purchase, checkoutExpiresAtSeconds] = [newPurchase(), inMinutes(60)];
    await releasePayment({ purchase, checkoutExpiresAtSeconds });
    const late = await createCheckout(purchase, checkoutExpiresAtSeconds); // an attempt that was slow
    expect(await onPage(late.sessionId, "paid")).toBe(409);
    expect(await paymentsOf(purchase)).toEqual([VOIDED]);
  });

  it("closes a page that was created and not stored", async () => {
    const { sessionId, ...stored } = await opened();
    await releasePayment(stored);
    expect(await sessionStatus(sessionId)).toBe("expired");
    expect(await paymentsOf(stored.purchase)).toEqual([VOIDED]);
  });

  it("a plan that has become too short to create creates nothing", async () => {
    const purchase = newPurchase();
    await releasePayment({ purchase, checkoutExpiresAtSeconds: inMinutes(5) });
    expect(await paymentsOf(purchase)).toEqual([]);
  });

  it("closes an open page", async () => {
    const trace = await opened();
    await releasePayment(trace);
    expect(await sessionStatus(trace.sessionId)).toBe("expired");
    expect(await onPage(trace.sessionId, "paid")).toBe(409);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("closes a page on which a card was declined", async () => {
    const trace = await opened();
    await onPage(trace.sessionId, "declined");
    await releasePayment(trace);
    expect(await onPage(trace.sessionId, "paid")).toBe(409);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("changes nothing about a page that ended by itself", async () => {
    const trace = await opened();
    await onPage(trace.sessionId, "expired");
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("voids what was authorised", async () => {
    const trace = await paid();
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("voids what was authorised before the webhook told us", async () => {
    const { intentId: _, ...trace } = await paid();
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("voids a payment of which nothing but its id is known", async () => {
    const { purchase, intentId } = await paid();
    await releasePayment({ purchase, intentId });
    expect(await paymentsOf(purchase)).toEqual([VOIDED]);
  });

  it("voids a payment that was made on another page of the order", async () => {
    const [{ purchase, intentId }, other] = await Promise.all([paid(), opened()]);
    await releasePayment({ purchase, intentId, sessionId: other.sessionId });
    expect(await paymentsOf(purchase)).toEqual([VOIDED]);
  });

  it("voids what was authorised in the moment of closing", async () => {
    const trace = await opened();
    const { sessions } = stripe().checkout;
    const expire = sessions.expire.bind(sessions);
    vi.spyOn(sessions, "expire").mockImplementationOnce(async (id) => {
      await onPage(id, "paid");
      return expire(id);
    });
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("refunds what was captured, wholly", async () => {
    const trace = await captured();
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([REFUNDED]);
  });

  it("accepts that the team has refunded by hand", async () => {
    const trace = await captured();
    await stripe().refunds.create({ payment_intent: trace.intentId });
    await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([REFUNDED]);
  });

  const states: [string, () => Promise<PaymentTrace>, object][] = [
    ["an open page", opened, VOIDED],
    ["an authorised payment", paid, VOIDED],
    ["a captured payment", captured, REFUNDED],
  ];
  it.each(states)("of %s released before changes nothing more", async (_, make, end) => {
    const trace = await make();
    for (let i = 0; i < 3; i++) await releasePayment(trace);
    expect(await paymentsOf(trace.purchase)).toEqual([end]);
  });

  it.each(states)(
    "of %s by two attempts at once charges nothing, once one of them is repeated",
    async (_, make, end) => {
      const trace = await make();
      await Promise.allSettled([releasePayment(trace), releasePayment(trace)]);
      await releasePayment(trace);
      expect(await paymentsOf(trace.purchase)).toEqual([end]);
    },
  );

  it("what the provider does not know is released", async () => {
    await releasePayment({ purchase: newPurchase(), sessionId: "cs_test_unknown", intentId: "pi_unknown" });
  });

  it("voids its page's payment whatever someone has written on it", async () => {
    const trace = await paid();
    await stripe().paymentIntents.update(trace.intentId, { metadata: { orderId: "ord_other" } });
    expect(await capture(trace)).toBe("mismatch");
    await releasePayment(trace);
    expect((await stripe().paymentIntents.retrieve(trace.intentId)).status).toBe("canceled");
  });

  it("leaves another order's payment alone", async () => {
    const { intentId, purchase } = await paid();
    await releasePayment({ purchase: newPurchase(), sessionId: "cs_test_unknown", intentId });
    expect(await paymentsOf(purchase)).toEqual([AUTHORISED]);
  });

  it("a payment under a page that is still open is voided by the next attempt", async () => {
    const { purchase, sessionId } = await opened();
    await onPage(sessionId, "declined");
    const intentId = await intentIdOn(sessionId);
    const trace = { purchase, sessionId: "cs_test_forgotten", intentId };
    await expect(releasePayment(trace)).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    await releasePayment(trace);
    expect([await sessionStatus(sessionId), await paymentsOf(purchase)]).toEqual(["expired", [VOIDED]]);
  });

  it("gives back what is left of a payment that was refunded in part, and nothing of a disputed one", async () => {
    const [parted, disputed] = [await captured(), await captured()];
    await stripe().refunds.create({ payment_intent: parted.intentId, amount: 5 });
    await fetch(`http://127.0.0.1:${provider.port}/_local/payments/${disputed.intentId}/dispute`, { method: "POST" });
    await Promise.all([releasePayment(parted), releasePayment(disputed)]);
    expect(await paymentsOf(parted.purchase)).toEqual([REFUNDED]);
    expect(await paymentsOf(disputed.purchase)).toEqual([CAPTURED]);
  });
});

const euros = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

const refund = ({ purchase: { orderId }, intentId }: Awaited<ReturnType<typeof paid>>, amountMinor: number) =>
  refundOnce({ intentId, orderId, returnId: `ret_${orderId}`, money: euros(amountMinor) });

describe("refundOnce", () => {
  it("gives a part back, once, however often it is asked and whatever the provider's keys have forgotten", async () => {
    const trace = await captured();
    expect(await refund(trace, 345)).toEqual(euros(345));
    expect(await refund(trace, 345)).toEqual(euros(345));
    expect(await refund(trace, 12_000)).toEqual(euros(345)); // it asks what the provider knows, not what was wanted
    expect(await paymentsOf(trace.purchase)).toEqual([{ ...CAPTURED, amountRefunded: 345 }]);
  });

  it("two attempts at once are one refund", async () => {
    const trace = await captured();
    expect(await Promise.all([refund(trace, 345), refund(trace, 345)])).toEqual([euros(345), euros(345)]);
    expect(await paymentsOf(trace.purchase)).toEqual([{ ...CAPTURED, amountRefunded: 345 }]);
  });

  it("never gives back more than is left", async () => {
    const [trace, untaken] = [await captured(), await paid()];
    await stripe().refunds.create({ payment_intent: trace.intentId, amount: 12_000 });
    expect(await refund(trace, 12_345)).toEqual(euros(345));
    expect(await paymentsOf(trace.purchase)).toEqual([REFUNDED]);
    expect(await refund(untaken, 12_345)).toEqual(euros(0));
  });

  it.each([
    ["JPY", 31_415, 415],
    ["KWD", 31_410, 410],
    ["ISK", 31_415, 415],
  ])("counts %s as the provider does", async (currency, price, part) => {
    const purchase = {
      ...newPurchase(),
      price: { amountMinor: price, currency },
      delivery: { amountMinor: 0, currency },
    };
    const { sessionId } = await createCheckout(purchase, inMinutes(60));
    await onPage(sessionId, "paid");
    const intentId = await intentIdOn(sessionId);
    await capture({ purchase, sessionId, intentId, checkoutExpiresAtSeconds: 0 });
    const money = { amountMinor: part, currency };
    expect(await refundOnce({ intentId, orderId: purchase.orderId, returnId: `ret_${currency}`, money })).toEqual(
      money,
    );
    expect(await paymentsOf(purchase)).toMatchObject([{ amountRefunded: providerAmount(money) }]);
  });
});

describe("capturePayment", () => {
  it("takes the money once, however often it is asked", async () => {
    const trace = await paid();
    await Promise.all([capture(trace), capture(trace)]);
    expect(await capture(trace)).toBeUndefined();
    expect(await paymentsOf(trace.purchase)).toEqual([CAPTURED]);
  });

  it("accepts that the money was taken before under another key", async () => {
    const trace = await paid();
    await stripe().paymentIntents.capture(trace.intentId);
    expect(await capture(trace)).toBeUndefined();
    expect(await paymentsOf(trace.purchase)).toEqual([CAPTURED]);
  });

  const others: Record<string, (intentId: string) => Promise<unknown>> = {
    voided: (id) => stripe().paymentIntents.cancel(id),
    part_captured: (id) => stripe().paymentIntents.capture(id, { amount_to_capture: 12_344 }),
    refunded: async (id) => {
      await stripe().paymentIntents.capture(id);
      await stripe().refunds.create({ payment_intent: id, amount: 1 });
    },
    disputed: async (id) => {
      await stripe().paymentIntents.capture(id);
      await fetch(`http://127.0.0.1:${provider.port}/_local/payments/${id}/dispute`, { method: "POST" });
    },
  };

  it.each(Object.entries(others))(
    "of a payment that was %s elsewhere takes nothing and says so",
    async (how, change) => {
      const trace = await paid();
      await change(trace.intentId);
      const before = await paymentsOf(trace.purchase);
      expect(await capture(trace)).toBe(how);
      expect(await paymentsOf(trace.purchase)).toEqual(before);
    },
  );

  it("of a payment that is voided between our question and our capture says so", async () => {
    const trace = await paid();
    const spy = vi.spyOn(stripe().paymentIntents, "capture").mockImplementationOnce(async (id) => {
      await stripe().paymentIntents.cancel(id);
      return stripe().paymentIntents.capture(id);
    });
    expect(await capture(trace)).toBe("voided");
    spy.mockRestore();
    expect(await paymentsOf(trace.purchase)).toEqual([VOIDED]);
  });

  it("of a payment that is not the page's own takes nothing", async () => {
    const [trace, other] = [await paid(), await paid()];
    expect(await capture({ ...trace, intentId: other.intentId })).toBe("mismatch");
    expect(await paymentsOf(other.purchase)).toEqual([AUTHORISED]);
  });

  it.each([
    ["another amount", { price: { amountMinor: 12_346, currency: "EUR" } }],
    ["another currency", { price: { amountMinor: 12_345, currency: "USD" } }],
    ["another order", { orderId: "ord_other" }],
  ])("of a payment with %s takes nothing", async (_, part) => {
    const trace = await paid();
    expect(await capture({ ...trace, purchase: { ...trace.purchase, ...part } })).toBe("mismatch");
    expect(await paymentsOf(trace.purchase)).toEqual([AUTHORISED]);
  });

  it("of a page that the provider does not know takes nothing", async () => {
    const trace = await paid();
    expect(await capture({ ...trace, sessionId: "cs_test_unknown" })).toBe("missing");
  });
});

describe("problemBeforeShipping", () => {
  it("there is none while all of the money is there", async () => {
    const { purchase, intentId } = await captured();
    expect(await problemBeforeShipping(purchase.orderId, intentId)).toBeUndefined();
  });

  it.each([1, 12_345])("%i refunded after the capture is one", async (amount) => {
    const { purchase, intentId } = await captured();
    await stripe().refunds.create({ payment_intent: intentId, amount });
    expect(await problemBeforeShipping(purchase.orderId, intentId)).toBe("refunded");
  });

  it("so is a dispute, money not captured, another order's money and an unknown payment", async () => {
    const [trace, held, stray] = [await captured(), await paid(), await captured()];
    await fetch(`http://127.0.0.1:${provider.port}/_local/payments/${trace.intentId}/dispute`, { method: "POST" });
    const { orderId } = trace.purchase;
    expect(await problemBeforeShipping(orderId, trace.intentId)).toBe("disputed");
    expect(await problemBeforeShipping(held.purchase.orderId, held.intentId)).toBe("mismatch");
    expect(await problemBeforeShipping(orderId, stray.intentId)).toBe("mismatch");
    expect(await problemBeforeShipping(orderId, "pi_unknown")).toBe("missing");
  });
});

const factsAbout = async (card?: string) => (await payingCard((await paid(card)).intentId))?.facts;
const fingerprintOf = async (card: string) => (await payingCard((await paid(card)).intentId))?.fingerprint;

describe("payingCard", () => {
  it("has the same fingerprint for two payments with one card, and another for another card", async () => {
    const [visa, again, mastercard] = await Promise.all(
      ["4242424242424242", "4242424242424242", "5555555555554444"].map(fingerprintOf),
    );
    expect(visa).toEqual(expect.any(String));
    expect(again).toBe(visa);
    expect(mastercard).not.toBe(visa);
  });

  it("tells what a receipt says of it, and when the authorisation ends", async () => {
    const { authorization } = (await payingCard((await paid("5555555555554444")).intentId))!;
    expect(authorization).toMatchObject({ brand: "mastercard", last4: "4444" });
    expect(Date.parse(authorization.captureBefore ?? "")).toBeGreaterThan(Date.now());
  });

  it("tells what the issuer knows of it, and which cards were declined before", async () => {
    const trace = await opened();
    await onPage(trace.sessionId, "declined", "4000000000000002");
    await onPage(trace.sessionId, "declined", "4000000000009995");
    await onPage(trace.sessionId, "paid", "4000000000000036");
    expect((await payingCard(await intentIdOn(trace.sessionId)))?.facts).toEqual({
      country: "US",
      isPrepaid: false,
      checks: { line1: "pass", postalCode: "fail", code: "pass" },
      declines: 2,
    });
  });

  it("of a person's own is of their country, and of one of which nothing is known says nothing", async () => {
    const unasked = { line1: undefined, postalCode: undefined };
    expect(await factsAbout()).toMatchObject({
      country: exampleAddress.country,
      isPrepaid: false,
      checks: unasked,
      declines: 0,
    });
    expect(await factsAbout("4111111111111111")).toMatchObject({ country: undefined });
  });

  it("is undefined while nothing was paid", async () => {
    const { sessionId } = await opened();
    await onPage(sessionId, "declined");
    expect(await payingCard(await intentIdOn(sessionId))).toBeUndefined();
  });

  it("of a payment that the provider does not know is terminal", () =>
    expect(payingCard("pi_unknown")).rejects.toBeInstanceOf(TerminalError));
});

import type Stripe from "stripe";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { moneyOf, providerAmount } from "@/lib/shop/payment/amount";
import { stripe } from "@/lib/shop/payment/client";
import { isRefusal, isRefusedWith, terminalWhenRefused, unlessMissing } from "@/lib/shop/payment/errors";
import { factsOf, intentIdOf } from "@/lib/shop/payment/intent";
import { isPaidInFull, lossOf, problemOf, type Expected } from "@/lib/shop/payment/rules";
import { vatText } from "@/lib/shop/tax/rules";
import { payingCardOf, type PayingCard } from "@/lib/shop/payment/card";
import type { Checkout, PaymentFacts, PaymentProblem } from "@/lib/shop/payment/schema";

/** What is paid for. The same purchase and the same expiry are the same request to the provider. */
export interface Purchase {
  readonly orderId: string;
  readonly size: string;
  readonly price: Money;
  readonly delivery: Money;
  /** Where it goes, and the id of that address: another address is another request. */
  readonly addressId: string;
  /** The country of that address, ISO 3166. */
  readonly destination: string;
  readonly shippingAddress: PostalAddress | null;
}

/** https://docs.stripe.com/api/checkout/sessions/create (payment_intent_data.shipping) */
const shippingOf = ({ name, phone, line1, line2, postalCode, city, region, country }: PostalAddress) => ({
  name,
  ...(phone !== undefined && { phone }),
  address: {
    line1,
    ...(line2 !== undefined && { line2 }),
    postal_code: postalCode,
    city,
    ...(region !== undefined && { state: region }),
    country,
  },
});

function lineItem(name: string, money: Money, country: string): Stripe.Checkout.SessionCreateParams.LineItem {
  const price_data = {
    currency: money.currency.toLowerCase(),
    unit_amount: providerAmount(money),
    product_data: { name, description: vatText(money, country) },
  };
  return { quantity: 1, price_data };
}

function checkoutParameters(
  { orderId, size, price, delivery, destination, shippingAddress }: Purchase,
  expiresAtSeconds: number,
): Stripe.Checkout.SessionCreateParams {
  const orderUrl = `${env("SITE_URL")}/orders/${orderId}`;
  const metadata = { orderId };
  const items = [lineItem(`QuantaSneaks, EU ${size}`, price, destination), lineItem("Delivery", delivery, destination)];
  return {
    mode: "payment",
    line_items: items.slice(0, delivery.amountMinor > 0 ? 2 : 1),
    payment_intent_data: {
      capture_method: "manual",
      metadata,
      ...(shippingAddress && { shipping: shippingOf(shippingAddress) }),
    },
    client_reference_id: orderId,
    metadata,
    expires_at: expiresAtSeconds,
    success_url: orderUrl,
    cancel_url: orderUrl,
  };
}

/** Under one idempotency key for a purchase and an expiry: Stripe answers every repeat with the first session. */
const createSession = (purchase: Purchase, expiresAtSeconds: number) =>
  stripe().checkout.sessions.create(checkoutParameters(purchase, expiresAtSeconds), {
    idempotencyKey: `${purchase.orderId}:checkout:${purchase.addressId}:${expiresAtSeconds}`,
  });

/**
 * Creates the payment page, once for a purchase and an expiry: authorised there, captured only on approval.
 * @param expiresAtSeconds Unix seconds, 30 minutes to 24 hours ahead
 * @throws TerminalError when the provider refuses
 */
export async function createCheckout(purchase: Purchase, expiresAtSeconds: number): Promise<Checkout> {
  const { id, url, livemode } = await terminalWhenRefused(createSession(purchase, expiresAtSeconds));
  if (!url) throw new TerminalError("the payment provider gave no page to pay on");
  return { sessionId: id, url, livemode };
}

/** All that may exist at the provider for a purchase. */
export interface PaymentTrace {
  readonly purchase: Purchase;
  /** Set when a checkout may have been created. */
  readonly checkoutExpiresAtSeconds?: number | undefined;
  readonly sessionId?: string | undefined;
  readonly intentId?: string | undefined;
}

/**
 * The session that may exist: known by id, or, when we died before storing it, found again by its idempotency key. A plan
 * that Stripe now refuses has no session that could be paid on: its page was never shown.
 */
async function findSessionId({
  purchase,
  checkoutExpiresAtSeconds,
  sessionId,
}: PaymentTrace): Promise<string | undefined> {
  if (sessionId !== undefined || checkoutExpiresAtSeconds === undefined) return sessionId;
  try {
    return (await createSession(purchase, checkoutExpiresAtSeconds)).id;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

const retrieveSession = (id: string) => unlessMissing(stripe().checkout.sessions.retrieve(id));

/** Closes the page. Resolves with the payment that came of it, if any. A page that the provider does not know is closed. */
async function closeSession(trace: PaymentTrace): Promise<string | undefined> {
  const id = await findSessionId(trace);
  const session = id === undefined ? undefined : await retrieveSession(id);
  if (!session) return undefined;
  if (session.status === "open") await expireUnlessPaid(session.id);
  return intentIdOf((await retrieveSession(session.id)) ?? session);
}

/**
 * Closes the purchase's page, so that none can pay there any more. Resolves with its payment: the page's own, whatever it says;
 * one known by its id alone if it says so. Safe to repeat.
 */
export async function closedPayment(trace: PaymentTrace): Promise<PaymentFacts | undefined> {
  const ofPage = await closeSession(trace);
  if (ofPage !== undefined) return readPayment(ofPage);
  const facts = trace.intentId === undefined ? undefined : await readPayment(trace.intentId);
  return facts?.orderId === trace.purchase.orderId ? facts : undefined;
}

/** Someone may pay in the very moment we close: then Stripe refuses, and the payment is released below. */
async function expireUnlessPaid(sessionId: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(sessionId);
  } catch (error) {
    const { status } = await stripe().checkout.sessions.retrieve(sessionId);
    if (status === "open" || !isRefusal(error)) throw error;
  }
}

const retrieveIntent = (intentId: string) =>
  unlessMissing(stripe().paymentIntents.retrieve(intentId, { expand: ["latest_charge"] }));

/** What the provider says about the payment now, in one call; undefined when it knows no such payment. */
export async function readPayment(intentId: string): Promise<PaymentFacts | undefined> {
  const intent = await retrieveIntent(intentId);
  return intent && factsOf(intent);
}

/** The same for the payment that came of a page: not the one that an event named. */
async function readPaymentOf(sessionId: string): Promise<PaymentFacts | undefined> {
  const expand = ["payment_intent.latest_charge"];
  const session = await unlessMissing(stripe().checkout.sessions.retrieve(sessionId, { expand }));
  const intent = session?.payment_intent;
  return intent && typeof intent !== "string" ? factsOf(intent) : undefined;
}

/** Whether the payment came of that page. False where the provider knows no such page. */
export async function isPaymentOfPage(sessionId: string, intentId: string): Promise<boolean> {
  const session = await retrieveSession(sessionId);
  return session !== undefined && intentIdOf(session) === intentId;
}

interface PaymentsQuery {
  /** Created from then on, in Unix seconds. */
  readonly fromSeconds: number;
  /** The id of the last payment of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of all payments at the provider, newest first. `next`: what the next page comes after, if there is one. */
export async function listPayments({ fromSeconds, after, limit }: PaymentsQuery) {
  const { data, has_more } = await stripe().paymentIntents.list({
    created: { gte: fromSeconds },
    limit,
    expand: ["data.latest_charge"],
    ...(after !== undefined && { starting_after: after }),
  });
  return { payments: data.map(factsOf), next: has_more ? data.at(-1)?.id : undefined };
}

/** The charges of a payment that failed: one a declined card. More than a hundred say nothing more. */
async function declinesOf(intentId: string): Promise<number> {
  const { data } = await stripe().charges.list({ payment_intent: intentId, limit: 100 });
  return data.filter(({ status }) => status === "failed").length;
}

/**
 * The card that authorised a payment, and how long the authorisation lasts. Undefined when it was not paid by card.
 * @throws TerminalError when the provider refuses
 */
export async function payingCard(intentId: string): Promise<PayingCard | undefined> {
  const request = stripe().paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
  const { latest_charge: charge } = await terminalWhenRefused(request);
  if (!charge || typeof charge === "string" || charge.status !== "succeeded") return undefined;
  const card = charge.payment_method_details?.card;
  return card && payingCardOf(card, await terminalWhenRefused(declinesOf(intentId)));
}

/** What is wrong with the payment that the order's own page led to; or `captured` when nothing is and all was taken. */
async function stateOfPayment(expected: Expected, intentId: string) {
  const facts = expected.checkout && (await terminalWhenRefused(readPaymentOf(expected.checkout.sessionId)));
  if (facts && facts.intentId !== intentId) return { problem: "mismatch" as const };
  return { problem: problemOf(facts, expected), captured: facts?.state === "captured" };
}

/**
 * Takes the money that was authorised, once, if it is what the order expects. Resolves with what is wrong where it is not:
 * then nothing was taken. A full capture by someone else is fine.
 * @throws TerminalError when the provider refuses for good
 */
export async function capturePayment(expected: Expected, intentId: string): Promise<PaymentProblem | undefined> {
  const { problem, captured } = await stateOfPayment(expected, intentId);
  if (problem !== undefined || captured) return problem;
  const idempotencyKey = `${expected.orderId}:capture`;
  try {
    await terminalWhenRefused(stripe().paymentIntents.capture(intentId, {}, { idempotencyKey }));
    return undefined;
  } catch (error) {
    return problemAfterRefusal(expected, intentId, error);
  }
}

/** The state may have moved between our question and our capture: the answer to a second question says how. */
async function problemAfterRefusal(expected: Expected, intentId: string, error: unknown) {
  if (!(error instanceof TerminalError)) throw error;
  const { problem, captured } = await stateOfPayment(expected, intentId);
  if (problem === undefined && !captured) throw error;
  return problem;
}

/** Why nothing may be shipped for this payment of the order, by what the provider says right now; undefined when all of it is there. */
export async function problemBeforeShipping(orderId: string, intentId: string): Promise<PaymentProblem | undefined> {
  const facts = await readPayment(intentId);
  if (!facts) return "missing";
  return isPaidInFull(facts, orderId) ? undefined : (lossOf(facts) ?? "mismatch");
}

/**
 * Gives back what is left of it. The idempotency key makes it one refund for a day; after that Stripe's own "already
 * refunded" does. What is disputed the bank has taken back already.
 */
async function refund(paymentIntentId: string, idempotencyKey: string): Promise<void> {
  try {
    await stripe().refunds.create({ payment_intent: paymentIntentId }, { idempotencyKey });
  } catch (error) {
    if (isRefusedWith(error, "charge_already_refunded") || isRefusedWith(error, "charge_disputed")) return;
    throw error;
  }
}

interface PartialRefund {
  readonly intentId: string;
  /** Names the refund: it is made once. */
  readonly returnId: string;
  readonly orderId: string;
  readonly money: Money;
}

/** How much the provider says has gone back for that return, in its unit; undefined where nothing was asked of it yet. */
async function refundedFor({ intentId, returnId }: PartialRefund): Promise<number | undefined> {
  for await (const { metadata, amount } of stripe().refunds.list({ payment_intent: intentId, limit: 100 }))
    if (metadata?.["returnId"] === returnId) return amount;
  return undefined;
}

/** How much of the payment has not gone back, in the provider's unit; nothing of what a bank has taken back. */
async function refundable(intentId: string): Promise<number> {
  const facts = await readPayment(intentId);
  return facts && !facts.disputed ? Math.max(0, facts.captured - facts.refunded) : 0;
}

/**
 * Gives a part of a captured payment back, or all of it, once for a return, and never more than is left of it: the provider is
 * asked first what it knows of that return, and its idempotency key stops two attempts at once. Resolves with what has gone
 * back. Safe to repeat.
 */
export async function refundOnce(request: PartialRefund): Promise<Money> {
  const { intentId, returnId, orderId, money } = request;
  const before = await refundedFor(request);
  if (before !== undefined) return moneyOf(before, money.currency);
  const amount = Math.min(providerAmount(money), await refundable(intentId));
  if (amount <= 0) return { ...money, amountMinor: 0 };
  const { amount: given } = await stripe().refunds.create(
    { payment_intent: intentId, amount, reason: "requested_by_customer", metadata: { returnId, orderId } },
    { idempotencyKey: `${returnId}:refund` },
  );
  return moneyOf(given, money.currency);
}

/**
 * Stripe refuses to cancel a payment under an open page. Which page that is we may not know any more: it is asked for and
 * closed, and the refusal thrown, so that the next attempt reads what has become of the payment.
 */
async function voidPayment(intentId: string): Promise<void> {
  try {
    await stripe().paymentIntents.cancel(intentId);
  } catch (error) {
    const { data } = await stripe().checkout.sessions.list({ payment_intent: intentId, status: "open" });
    for (const { id } of data) await expireUnlessPaid(id);
    throw error;
  }
}

/**
 * Leaves the shopper without a charge: closes the payment page, voids what was authorised, refunds what was taken.
 * Safe to repeat, and when nothing was ever created, or the provider knows nothing of it any more. Another order's payment
 * is left alone. Whatever Stripe refuses is thrown as it is: the state may have moved under us, and the next attempt reads it anew.
 */
export async function releasePayment(trace: PaymentTrace): Promise<void> {
  const facts = await closedPayment(trace);
  if (!facts) return;
  if (facts.state === "captured") await refund(facts.intentId, `${trace.purchase.orderId}:refund`);
  else if (facts.state !== "voided") await voidPayment(facts.intentId);
}

import { Stripe } from "stripe";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { providerAmount } from "@/lib/shop/payment/amount";
import { stripe } from "@/lib/shop/payment/client";
import { isRefusal, terminalWhenRefused } from "@/lib/shop/payment/errors";
import { intentIdOf } from "@/lib/shop/payment/intent";
import type { Checkout } from "@/lib/shop/payment/schema";

/** What is paid for. The same purchase and the same expiry are the same request to the provider. */
export interface Purchase {
  readonly orderId: string;
  readonly size: string;
  readonly price: Money;
}

function checkoutParameters(
  { orderId, size, price }: Purchase,
  expiresAtSeconds: number,
): Stripe.Checkout.SessionCreateParams {
  const orderUrl = `${env("SITE_URL")}/orders/${orderId}`;
  const metadata = { orderId };
  const name = `QuantaSneaks, EU ${size}`;
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: price.currency.toLowerCase(),
          unit_amount: providerAmount(price),
          product_data: { name },
        },
      },
    ],
    payment_intent_data: { capture_method: "manual", metadata },
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
    idempotencyKey: `${purchase.orderId}:checkout:${expiresAtSeconds}`,
  });

/**
 * Creates the payment page, once for a purchase and an expiry: authorised there, captured only on approval.
 * @param expiresAtSeconds Unix seconds, 30 minutes to 24 hours ahead
 * @throws TerminalError when the provider refuses
 */
export async function createCheckout(purchase: Purchase, expiresAtSeconds: number): Promise<Checkout> {
  const { id, url } = await terminalWhenRefused(createSession(purchase, expiresAtSeconds));
  if (!url) throw new TerminalError("the payment provider gave no page to pay on");
  return { sessionId: id, url };
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

/** Closes the page. Resolves with the payment that came of it, if any. */
async function closeSession(trace: PaymentTrace): Promise<string | undefined> {
  const id = await findSessionId(trace);
  if (id === undefined) return trace.intentId;
  const { status } = await stripe().checkout.sessions.retrieve(id);
  if (status === "open") await expireUnlessPaid(id);
  return intentIdOf(await stripe().checkout.sessions.retrieve(id)) ?? trace.intentId;
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

/**
 * What the provider knows the paying card by: the same for the same card, and nothing else about it. Undefined when it was
 * not paid by card. https://docs.stripe.com/api/charges/object (payment_method_details.card.fingerprint)
 * @throws TerminalError when the provider refuses
 */
export async function cardFingerprint(intentId: string): Promise<string | undefined> {
  const request = stripe().paymentIntents.retrieve(intentId, { expand: ["latest_charge"] });
  const { latest_charge: charge } = await terminalWhenRefused(request);
  return typeof charge === "string" ? undefined : (charge?.payment_method_details?.card?.fingerprint ?? undefined);
}

/**
 * Takes the money that was authorised, once.
 * @throws TerminalError when the provider refuses for good (authorisation gone)
 */
export async function capturePayment(orderId: string, intentId: string): Promise<void> {
  const { status } = await terminalWhenRefused(stripe().paymentIntents.retrieve(intentId));
  if (status === "succeeded") return;
  await terminalWhenRefused(stripe().paymentIntents.capture(intentId, {}, { idempotencyKey: `${orderId}:capture` }));
}

/** The idempotency key makes it one refund for a day; after that Stripe's own "already refunded" does. */
async function refund(paymentIntentId: string, idempotencyKey: string): Promise<void> {
  try {
    await stripe().refunds.create({ payment_intent: paymentIntentId }, { idempotencyKey });
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "charge_already_refunded") return;
    throw error;
  }
}

/**
 * Leaves the shopper without a charge: closes the payment page, voids what was authorised, refunds what was taken.
 * Safe to repeat, and when nothing was ever created. Whatever Stripe refuses is thrown as it is: the state may have moved
 * under us, and the next attempt reads it anew.
 */
export async function releasePayment(trace: PaymentTrace): Promise<void> {
  const id = await closeSession(trace);
  if (!id) return;
  const { status } = await stripe().paymentIntents.retrieve(id);
  if (status === "succeeded") await refund(id, `${trace.purchase.orderId}:refund`);
  else if (status !== "canceled") await stripe().paymentIntents.cancel(id);
}

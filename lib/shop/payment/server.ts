import { Stripe } from "stripe";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import type { Order } from "@/lib/shop/order/schema";
import { planCheckout, storeCheckout } from "@/lib/shop/order/store";
import { stripe } from "@/lib/shop/payment/client";
import { isRefusal, terminalWhenRefused } from "@/lib/shop/payment/errors";
import { intentIdOf } from "@/lib/shop/payment/intent";

const CHECKOUT_SECONDS = 3600; // as long as the pair is held
const SHORTEST_CHECKOUT_SECONDS = 35 * 60; // Stripe refuses less than 30 minutes

function checkoutParameters(order: Order, expiresAtSeconds: number): Stripe.Checkout.SessionCreateParams {
  const orderUrl = `${env("SITE_URL")}/orders/${order.orderId}`;
  const metadata = { orderId: order.orderId };
  const name = `QuantaSneaks, EU ${order.size}`;
  const { amountMinor, currency } = order.price;
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: { currency: currency.toLowerCase(), unit_amount: amountMinor, product_data: { name } },
      },
    ],
    payment_intent_data: { capture_method: "manual", metadata },
    client_reference_id: order.orderId,
    metadata,
    expires_at: expiresAtSeconds,
    success_url: orderUrl,
    cancel_url: orderUrl,
  };
}

/** The same plan is the same request under the same key: Stripe answers every repeat with the first session. */
const createSession = (order: Order, expiresAtSeconds: number) =>
  stripe().checkout.sessions.create(checkoutParameters(order, expiresAtSeconds), {
    idempotencyKey: `${order.orderId}:checkout:${expiresAtSeconds}`,
  });

/**
 * Creates the order's payment page, once: authorised there, captured only on approval.
 * @throws TerminalError when the provider refuses
 */
export async function createCheckout({ orderId }: Order): Promise<void> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const planned = await planCheckout(orderId, nowSeconds + CHECKOUT_SECONDS, nowSeconds + SHORTEST_CHECKOUT_SECONDS);
  if (planned?.checkoutExpiresAtSeconds === undefined) throw new TerminalError(`${orderId} is gone`);
  if (planned.checkoutSessionId) return;
  const { id, url } = await terminalWhenRefused(createSession(planned, planned.checkoutExpiresAtSeconds));
  if (!url) throw new TerminalError("the payment provider gave no page to pay on");
  await storeCheckout(orderId, { checkoutSessionId: id, paymentUrl: url });
}

/**
 * The session that may exist: known by id, or, when we died before noting it, found again by its idempotency key. A plan
 * that Stripe now refuses has no session that anybody could pay on: its page was never shown.
 */
async function findSessionId(order: Order): Promise<string | undefined> {
  if (order.checkoutSessionId) return order.checkoutSessionId;
  if (order.checkoutExpiresAtSeconds === undefined) return undefined;
  try {
    return (await createSession(order, order.checkoutExpiresAtSeconds)).id;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** Closes the page. Resolves with the payment that came of it, if any. */
async function closeSession(order: Order): Promise<string | undefined> {
  const id = await findSessionId(order);
  if (id === undefined) return undefined;
  const { status } = await stripe().checkout.sessions.retrieve(id);
  if (status === "open") await expireUnlessPaid(id);
  return intentIdOf(await stripe().checkout.sessions.retrieve(id)) ?? order.paymentIntentId;
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
 * What the provider knows the paying card by: the same for the same card, and nothing else about it. Nothing when there is no
 * payment, or none by card. https://docs.stripe.com/api/charges/object (payment_method_details.card.fingerprint)
 * @throws TerminalError when the provider refuses
 */
export async function cardFingerprint({ paymentIntentId }: Order): Promise<string | undefined> {
  if (!paymentIntentId) return undefined;
  const request = stripe().paymentIntents.retrieve(paymentIntentId, { expand: ["latest_charge"] });
  const { latest_charge: charge } = await terminalWhenRefused(request);
  return typeof charge === "string" ? undefined : (charge?.payment_method_details?.card?.fingerprint ?? undefined);
}

/**
 * Takes the money that was authorised, once.
 * @throws TerminalError when the provider refuses for good (authorisation gone)
 */
export async function capturePayment(order: Order): Promise<void> {
  if (!order.paymentIntentId) throw new TerminalError(`${order.orderId} has no payment`);
  const { status } = await terminalWhenRefused(stripe().paymentIntents.retrieve(order.paymentIntentId));
  if (status === "succeeded") return;
  await terminalWhenRefused(
    stripe().paymentIntents.capture(order.paymentIntentId, {}, { idempotencyKey: `${order.orderId}:capture` }),
  );
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
export async function releasePayment(order: Order): Promise<void> {
  const id = await closeSession(order);
  if (!id) return;
  const { status } = await stripe().paymentIntents.retrieve(id);
  if (status === "succeeded") await refund(id, `${order.orderId}:refund`);
  else if (status !== "canceled") await stripe().paymentIntents.cancel(id);
}

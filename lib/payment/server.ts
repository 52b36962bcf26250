import { Stripe } from "stripe";
import { env } from "@/lib/env";
import { TerminalError } from "@/lib/errors";
import type { Order } from "@/lib/order/schema";
import { planCheckout, storeCheckout } from "@/lib/order/store";
import { stripe } from "@/lib/payment/client";
import { terminalWhenRefused } from "@/lib/payment/errors";

const CHECKOUT_SECONDS = 3600; // as long as the pair is held; Stripe takes 30 minutes to 24 hours

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

const createSession = (order: Order, expiresAtSeconds: number) =>
  terminalWhenRefused(
    stripe().checkout.sessions.create(checkoutParameters(order, expiresAtSeconds), {
      idempotencyKey: `${order.orderId}:checkout`,
    }),
  );

/**
 * Creates the order's payment page, once: authorised there, captured only on approval. The parameters are fixed on the
 * order first, so that every repeat is the same request and Stripe answers it with the same session.
 */
export async function createCheckout(order: Order): Promise<void> {
  const planned = await planCheckout(order.orderId, Math.floor(Date.now() / 1000) + CHECKOUT_SECONDS);
  if (planned?.checkoutExpiresAtSeconds === undefined) throw new TerminalError(`${order.orderId} is gone`);
  const { id, url } = await createSession(planned, planned.checkoutExpiresAtSeconds);
  if (!url) throw new TerminalError("the payment provider gave no page to pay on");
  await storeCheckout(order.orderId, { checkoutSessionId: id, paymentUrl: url });
}

/** The session that may exist: known by id, or, when we died before noting it, found again by its idempotency key. */
async function findSession(order: Order): Promise<Stripe.Checkout.Session | undefined> {
  if (order.checkoutSessionId) return terminalWhenRefused(stripe().checkout.sessions.retrieve(order.checkoutSessionId));
  if (order.checkoutExpiresAtSeconds === undefined) return undefined;
  const { id } = await createSession(order, order.checkoutExpiresAtSeconds);
  return terminalWhenRefused(stripe().checkout.sessions.retrieve(id));
}

const intentId = (intent: Stripe.Checkout.Session["payment_intent"]): string | undefined =>
  typeof intent === "string" ? intent : intent?.id;

async function closeSession(order: Order): Promise<string | undefined> {
  const session = await findSession(order);
  if (!session) return undefined;
  if (session.status === "open") await expireUnlessPaid(session.id);
  return intentId((await stripe().checkout.sessions.retrieve(session.id)).payment_intent) ?? order.paymentIntentId;
}

/** Someone may pay in the very moment we close: then Stripe refuses, and the payment is released below. */
async function expireUnlessPaid(sessionId: string): Promise<void> {
  try {
    await terminalWhenRefused(stripe().checkout.sessions.expire(sessionId));
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    const { status } = await stripe().checkout.sessions.retrieve(sessionId);
    if (status === "open") throw error;
  }
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
 * Safe to repeat, and when nothing was ever created.
 */
export async function releasePayment(order: Order): Promise<void> {
  const id = await closeSession(order);
  if (!id) return;
  const { status } = await terminalWhenRefused(stripe().paymentIntents.retrieve(id));
  if (status === "canceled") return;
  const key = `${order.orderId}:release:${status}`;
  if (status === "succeeded") await refund(id, key);
  else await terminalWhenRefused(stripe().paymentIntents.cancel(id, {}, { idempotencyKey: key }));
}

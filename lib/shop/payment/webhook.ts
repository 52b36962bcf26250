import { Stripe } from "stripe";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";
import type { PaymentEvent } from "@/lib/shop/payment/schema";

const completed = (session: Stripe.Checkout.Session): PaymentEvent | undefined => {
  const orderId = session.metadata?.["orderId"];
  const intentId = intentIdOf(session);
  if (orderId === undefined) return undefined;
  if (intentId === undefined) {
    log.warn("a completed checkout without a payment", { orderId, sessionId: session.id });
    return undefined;
  }
  return { orderId, sessionId: session.id, payment: { outcome: "authorized", intentId } };
};

const expired = (session: Stripe.Checkout.Session): PaymentEvent | undefined => {
  const orderId = session.metadata?.["orderId"];
  const intentId = intentIdOf(session);
  if (orderId === undefined) return undefined;
  return { orderId, sessionId: session.id, payment: { outcome: "expired", ...(intentId && { intentId }) } };
};

const declined = ({ id, metadata }: Stripe.PaymentIntent): PaymentEvent | undefined => {
  const orderId = metadata["orderId"];
  return orderId === undefined ? undefined : { orderId, payment: { outcome: "declined", intentId: id } };
};

function paymentEventOf(event: Stripe.Event): PaymentEvent | undefined {
  switch (event.type) {
    case "checkout.session.completed":
      return completed(event.data.object);
    case "checkout.session.expired":
      return expired(event.data.object);
    case "payment_intent.payment_failed":
      return declined(event.data.object);
    default:
      return undefined;
  }
}

/** Why, in the SDK's words; only those of a refused signature are sure not to quote the payload. */
const reasonOf = (error: unknown): string | undefined =>
  error instanceof Stripe.errors.StripeSignatureVerificationError ? error.message.split("\n")[0]?.trim() : undefined;

function readEvent(payload: string, signature: string | null): Stripe.Event {
  const secret = env("STRIPE_WEBHOOK_SECRET");
  const { webhooks } = stripe();
  try {
    return webhooks.constructEvent(payload, signature ?? "", secret);
  } catch (error) {
    log.warn("a webhook with a bad signature", { signed: signature !== null, reason: reasonOf(error) });
    throw new AppError("invalid_signature", { cause: error });
  }
}

/**
 * What an event of the payment provider says about an order's payment; undefined when it is about something else.
 * @throws AppError invalid_signature
 */
export function readPaymentEvent(payload: string, signature: string | null): PaymentEvent | undefined {
  const event = readEvent(payload, signature);
  const payment = paymentEventOf(event);
  log.info("payment event", { eventId: event.id, type: event.type, orderId: payment?.orderId });
  return payment;
}

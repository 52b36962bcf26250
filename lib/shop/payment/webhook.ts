import { Stripe } from "stripe";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { intentIdOf } from "@/lib/shop/payment/intent";
import type { CheckoutEvent, IntentEvent, PaymentEvent } from "@/lib/shop/payment/schema";

/** Reads signed events. It holds the signing secret and no key of the API: the site that it runs in can move no money. */

const orderIdOf = (metadata: Stripe.Metadata | null | undefined): string | undefined => metadata?.["orderId"];

function checkoutEvent(event: Stripe.Event, session: Stripe.Checkout.Session, outcome: CheckoutEvent["outcome"]) {
  const { id: sessionId, amount_total: amount, currency, metadata } = session;
  return {
    kind: "checkout",
    eventId: event.id,
    livemode: event.livemode,
    outcome,
    sessionId,
    orderId: orderIdOf(metadata),
    intentId: intentIdOf(session),
    amount,
    currency,
  } satisfies CheckoutEvent;
}

const idOf = (expandable: string | { readonly id: string } | null): string | undefined =>
  typeof expandable === "string" ? expandable : expandable?.id;

function intentEvent(
  { id: eventId, livemode }: Stripe.Event,
  change: IntentEvent["change"],
  intentId: string | undefined,
  metadata: Stripe.Metadata | null,
): IntentEvent | undefined {
  return intentId === undefined
    ? undefined
    : { kind: "intent", eventId, livemode, change, intentId, orderId: orderIdOf(metadata) };
}

const isWhole = ({ amount, amount_received: received }: Stripe.PaymentIntent): boolean => received === amount;

function paymentEventOf(event: Stripe.Event): PaymentEvent | undefined {
  switch (event.type) {
    case "checkout.session.completed":
      return checkoutEvent(event, event.data.object, "authorized");
    case "checkout.session.expired":
      return checkoutEvent(event, event.data.object, "expired");
    case "payment_intent.payment_failed":
      return intentEvent(event, "declined", event.data.object.id, event.data.object.metadata);
    case "payment_intent.canceled":
      return intentEvent(event, "lost", event.data.object.id, event.data.object.metadata);
    case "payment_intent.succeeded":
      if (isWhole(event.data.object)) return undefined;
      return intentEvent(event, "lost", event.data.object.id, event.data.object.metadata);
    case "charge.refunded":
      return intentEvent(event, "lost", idOf(event.data.object.payment_intent), event.data.object.metadata);
    case "charge.dispute.created":
      return intentEvent(event, "lost", idOf(event.data.object.payment_intent), event.data.object.metadata);
    case "radar.early_fraud_warning.created":
      return intentEvent(event, "warned", idOf(event.data.object.payment_intent ?? null), null);
    default:
      return undefined;
  }
}

/** Why, in the SDK's words; only those of a refused signature are sure not to quote the payload. */
const reasonOf = (error: unknown): string | undefined =>
  error instanceof Stripe.errors.StripeSignatureVerificationError ? error.message.split("\n")[0]?.trim() : undefined;

function readEvent(payload: string, signature: string | null): Stripe.Event {
  const secret = env("STRIPE_WEBHOOK_SECRET");
  try {
    return Stripe.webhooks.constructEvent(payload, signature ?? "", secret);
  } catch (error) {
    log.warn("a webhook with a bad signature", { signed: signature !== null, reason: reasonOf(error) });
    throw new AppError("invalid_signature", { cause: error });
  }
}

/**
 * What an event of the payment provider is about; undefined when it is about something else. Signed within the last five
 * minutes (the SDK's tolerance).
 * @throws AppError invalid_signature
 */
export function readPaymentEvent(payload: string, signature: string | null): PaymentEvent | undefined {
  const event = readEvent(payload, signature);
  const payment = paymentEventOf(event);
  log.info("payment event", { eventId: event.id, type: event.type, orderId: payment?.orderId });
  return payment;
}

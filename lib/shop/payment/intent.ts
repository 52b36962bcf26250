import type Stripe from "stripe";
import type { PaymentFacts } from "@/lib/shop/payment/schema";

/** The id of the payment behind a session, which Stripe gives as an id or, expanded, whole. */
export const intentIdOf = ({ payment_intent }: Pick<Stripe.Checkout.Session, "payment_intent">): string | undefined =>
  typeof payment_intent === "string" ? payment_intent : payment_intent?.id;

function stateOf(status: Stripe.PaymentIntent.Status): PaymentFacts["state"] {
  if (status === "requires_capture") return "authorized";
  if (status === "succeeded") return "captured";
  return status === "canceled" ? "voided" : "open";
}

/** The facts of a payment that came with its `latest_charge` expanded. */
export function factsOf(intent: Stripe.PaymentIntent): PaymentFacts {
  const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
  const state = stateOf(intent.status);
  return {
    intentId: intent.id,
    orderId: intent.metadata["orderId"],
    state,
    declined: state === "open" && intent.last_payment_error !== null,
    amount: intent.amount,
    currency: intent.currency.toUpperCase(),
    livemode: intent.livemode,
    capturable: intent.amount_capturable,
    captured: intent.amount_received,
    refunded: intent.amount_received === 0 ? 0 : (charge?.amount_refunded ?? 0), // a void counts as a refund there
    disputed: charge?.disputed ?? false,
    createdAt: new Date(intent.created * 1000).toISOString(),
  };
}

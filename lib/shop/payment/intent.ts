import type Stripe from "stripe";

/** The id of the payment behind a session, which Stripe gives as an id or, expanded, whole. */
export const intentIdOf = ({ payment_intent }: Pick<Stripe.Checkout.Session, "payment_intent">): string | undefined =>
  typeof payment_intent === "string" ? payment_intent : payment_intent?.id;

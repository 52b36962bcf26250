import type Stripe from "stripe";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { PaymentOutcome } from "@/lib/shop/order/schema";
import { settlePayment, type Settlement } from "@/lib/shop/order/server";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";

const fromSession = (session: Stripe.Checkout.Session, outcome: PaymentOutcome): Settlement | undefined => {
  const orderId = session.metadata?.["orderId"];
  const paymentIntentId = intentIdOf(session);
  return orderId ? { orderId, outcome, sessionId: session.id, ...(paymentIntentId && { paymentIntentId }) } : undefined;
};

function settlementOf(event: Stripe.Event): Settlement | undefined {
  switch (event.type) {
    case "checkout.session.completed":
      return fromSession(event.data.object, "authorized");
    case "checkout.session.expired":
      return fromSession(event.data.object, "expired");
    case "payment_intent.payment_failed": {
      const { id, metadata } = event.data.object;
      return metadata["orderId"]
        ? { orderId: metadata["orderId"], outcome: "declined", paymentIntentId: id }
        : undefined;
    }
    default:
      return undefined;
  }
}

function readEvent(payload: string, signature: string | null): Stripe.Event {
  const secret = env("STRIPE_WEBHOOK_SECRET");
  try {
    return stripe().webhooks.constructEvent(payload, signature ?? "", secret);
  } catch (error) {
    throw new AppError("invalid_signature", { cause: error });
  }
}

/**
 * Takes one event of the payment provider. Events come twice, late and in any order: the first that ends an order's wait
 * for its payment decides, all others change nothing. Resolves only once the outcome is stored and the workflow woken,
 * so that the provider delivers again what we may have lost.
 * @throws AppError invalid_signature
 */
export async function receiveStripeEvent(payload: string, signature: string | null): Promise<void> {
  const event = readEvent(payload, signature);
  const settlement = settlementOf(event);
  if (!settlement) return;
  log.info("payment event", { eventId: event.id, type: event.type, orderId: settlement.orderId });
  await settlePayment(settlement);
}

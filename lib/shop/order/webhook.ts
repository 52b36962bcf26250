import { startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { digestId, isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { awaitsPayment, reliesOn, unpaid } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { endPaymentWait } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { isOfCheckout } from "@/lib/shop/payment/rules";
import type { CheckoutEvent, IntentEvent, Payment, PaymentEvent } from "@/lib/shop/payment/schema";
import { readPaymentEvent } from "@/lib/shop/payment/webhook";

/**
 * Takes one signed event of the payment provider. Events come twice, late and in any order, and of payments that are not
 * ours: the first that is of an order's own page decides, all others change nothing. Resolves once the outcome is stored and
 * the workflow woken (or, when that failed, is sure to be), so that the provider delivers again what we may have lost.
 * @throws AppError invalid_signature
 */
export async function receiveStripeEvent(payload: string, signature: string | null): Promise<void> {
  const event = readPaymentEvent(payload, signature);
  if (event) await receivePaymentEvent(event);
}

async function receivePaymentEvent(event: PaymentEvent): Promise<void> {
  const order = event.orderId !== undefined && isOrderId(event.orderId) ? await findOrder(event.orderId) : undefined;
  const taken = await (event.kind === "checkout" ? takeCheckout(event, order) : takeChange(event, order));
  if (!taken) log.warn("a payment that belongs to no order of ours", { ...event });
}

function paymentOf({ outcome, intentId }: CheckoutEvent, order: Order): Payment | undefined {
  if (outcome === "expired") return unpaid(order, intentId);
  return intentId === undefined ? undefined : { outcome, intentId };
}

/** The page's end ends the wait for the payment, once. */
async function takeCheckout(event: CheckoutEvent, order: Order | undefined): Promise<boolean> {
  const payment = order && paymentOf(event, order);
  if (!payment || !isOfCheckout(order, event)) return false;
  await endPaymentWait(order, payment);
  return true;
}

/**
 * What has become of a payment is for a workflow to ask: it holds the key. It is asked where an order may depend on the
 * answer, and where the event, as of a dispute, does not name the order.
 */
async function takeChange(event: IntentEvent, order: Order | undefined): Promise<boolean> {
  const { orderId, intentId, eventId } = event;
  if (orderId !== undefined && !order) return false;
  if (order && !concerns(event, order)) return order.payment?.intentId === intentId;
  const name = `payment-${digestId(intentId, eventId)}`;
  await startExecution(env("RECONCILIATION_FUNCTION"), name, { intentId });
  return true;
}

const concerns = ({ change, intentId }: IntentEvent, order: Order): boolean =>
  change === "declined" ? awaitsPayment(order) && !order.payment : reliesOn(order, intentId);

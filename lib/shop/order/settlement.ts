import { answerWait } from "@/lib/shop/order/reconciler";
import { awaitsPayment, reliesOn } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { recordDecline, recordPaymentProblem } from "@/lib/shop/order/transitions";
import { problemOf } from "@/lib/shop/payment/rules";
import type { PaymentFacts } from "@/lib/shop/payment/schema";
import { isPaymentOfPage } from "@/lib/shop/payment/server";

const isDeclinedFor = async ({ checkout }: Order, { intentId }: PaymentFacts): Promise<boolean> =>
  checkout !== undefined && (await isPaymentOfPage(checkout.sessionId, intentId));

/** Writes what the provider says about a payment, where the order still depends on it. Resolves with the order as it then is. */
async function recordFacts(order: Order, facts: PaymentFacts): Promise<Order | undefined> {
  const { orderId } = order;
  const { intentId, declined } = facts;
  if (declined && awaitsPayment(order) && !order.payment && (await isDeclinedFor(order, facts))) {
    return (await recordDecline(orderId)) ?? order;
  }
  const problem = reliesOn(order, intentId) ? problemOf(facts, order) : undefined;
  if (problem === "refunded" && order.returning) return order; // what a return gives back is no problem
  return problem ? recordPaymentProblem(orderId, problem) : order;
}

/**
 * Brings an order up to what the provider says about a payment that names it: a declined card is noted,
 * money that is gone the wait for a decision. Another page's payment changes nothing. Safe to repeat.
 */
export async function settlePayment(order: Order, facts: PaymentFacts): Promise<void> {
  const settled = await recordFacts(order, facts);
  if (settled) await answerWait(settled);
}

import { assessWithBlocks } from "@/lib/shop/order/assessment";
import { noteBlocks } from "@/lib/shop/order/blocks";
import { checkoutFor, keepCheckout } from "@/lib/shop/order/payment";
import type { Order } from "@/lib/shop/order/schema";
import { recordOpening, recordRisk } from "@/lib/shop/order/transitions";
import type { Checkout } from "@/lib/shop/payment/schema";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** Both by one write; where an attempt that died or another assessment came first, what is missing. */
async function keep({ orderId }: Order, checkout: Checkout, risk: RiskAssessment): Promise<Order> {
  const opened = await recordOpening(orderId, checkout, risk);
  if (opened?.checkout && opened.risk) return opened;
  const payable = await keepCheckout(orderId, checkout);
  return (await recordRisk(orderId, risk, "placed")) ?? payable;
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

/**
 * Scores the order and opens its payment page at the same time. Resolves with the order that has both, and with the earlier orders
 * that are to be assessed again. A page whose order could not be scored is kept. Safe to repeat.
 * @throws TerminalError when the provider refuses, the order has ended, or its account is gone
 */
export async function scoreAndOpenPayment(order: Order) {
  const [page, assessment] = await Promise.allSettled([checkoutFor(order), assessWithBlocks(order, "placed")]);
  const checkout = valueOf(page);
  if (assessment.status === "rejected") await keepCheckout(order.orderId, checkout);
  const { risk, outgrown, blocks } = valueOf(assessment);
  const opened = await keep(order, checkout, risk);
  await noteBlocks(opened, blocks);
  return { order: opened, outgrown };
}

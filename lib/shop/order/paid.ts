import { TerminalError } from "@/lib/platform/errors";
import { assessOrder, assessWithBlocks } from "@/lib/shop/order/assessment";
import { noteBlocks } from "@/lib/shop/order/blocks";
import { knownPaymentOf } from "@/lib/shop/order/payment";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { recordCard, recordPaidRisk, recordRisk, type KnownPayment } from "@/lib/shop/order/transitions";

/** Another assessment came between: what is known of the payment is kept first, so that no later one is without it. */
async function assessAgain(order: Order, known: KnownPayment): Promise<Order> {
  const { orderId } = order;
  const paid = (await recordCard(orderId, known)) ?? order;
  const { risk } = await assessOrder(paid, "paid");
  const kept = (await recordRisk(orderId, risk, "paid")) ?? (await findOrder(orderId));
  if (!kept) throw new TerminalError(`${orderId} is not stored`);
  return kept;
}

/**
 * Assesses an order by the card that paid and keeps both by one write, once: a repeat keeps what it finds. Resolves with the order
 * as it then is, and with the earlier orders that are to be assessed again.
 */
export async function assessPaid(order: Order) {
  const known = await knownPaymentOf(order);
  const { risk, outgrown, blocks } = await assessWithBlocks({ ...order, ...known }, "paid");
  const isKept = order.riskHistory?.some(({ cause }) => cause === "paid") === true;
  const kept = isKept
    ? order
    : ((await recordPaidRisk(order.orderId, known, risk)) ?? (await assessAgain(order, known)));
  await noteBlocks(kept, blocks);
  return { order: kept, outgrown };
}

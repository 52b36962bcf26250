import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { formatMoney, type Money } from "@/lib/platform/money";
import { releasePairsOf } from "@/lib/shop/order/preparation";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { refundOnce } from "@/lib/shop/payment/server";
import { issueCreditNote } from "@/lib/shop/receipt/server";
import { isRestocked, refundOf } from "@/lib/shop/returns/inspection";
import type { Return } from "@/lib/shop/returns/schema";

/** What a return does with money and pair. Called by workflows: the site has no key for it. */

async function orderOf({ orderId }: Return): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order) throw new TerminalError(`${orderId} is not stored`);
  return order;
}

/**
 * Gives the shopper back what the inspection left of the total, once for the return. Of an order that was never shipped the
 * order itself has given all of it back. Resolves with what the shopper has back. Safe to repeat.
 */
export async function payBack(record: Return): Promise<Money> {
  const { returnId, orderId, shipped, total } = record;
  if (!shipped) return total;
  const money = refundOf(record);
  const { payment } = await orderOf(record);
  if (!money || payment?.outcome !== "authorized") throw new TerminalError(`${returnId} is not to be refunded`);
  if (money.amountMinor === 0) return money;
  const given = await refundOnce({ intentId: payment.intentId, returnId, orderId, money });
  if (given.amountMinor !== money.amountMinor)
    log.error("a return could not be refunded as decided", undefined, {
      returnId,
      wanted: formatMoney(money),
      given: formatMoney(given),
    });
  return given;
}

/** Issues the credit note for what went back, once. An order that was never shipped has its own. Safe to repeat. */
export async function creditReturn(record: Return): Promise<void> {
  if (record.status !== "refunded" || !record.shipped || record.refund.amountMinor === 0) return;
  await issueCreditNote(await orderOf(record), record.refund);
}

/** Puts the pair back among those on sale, where the inspection said so. Safe to repeat. */
export async function restock(record: Return): Promise<void> {
  if (isRestocked(record)) await releasePairsOf(await orderOf(record));
}

import type { Order } from "@/lib/shop/order/schema";
import { answerWait, openReturn } from "@/lib/shop/returns/reconciler";
import { recordReleased } from "@/lib/shop/returns/transitions";

/** Tells the return of an order that was never shipped that all of the order is undone, its payment too. Safe to repeat. */
export async function tellReleased(order: Order): Promise<void> {
  const record = await openReturn(order);
  const released = record && (await recordReleased(record.returnId));
  if (released) await answerWait(released);
}

import { tryReconcileRecord } from "@/lib/platform/durable/reconcile";
import type { OrderId } from "@/lib/platform/ids";
import { newOrderOf, type OrderParts } from "@/lib/shop/order/new-order";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { holdsPlace } from "@/lib/shop/order/rules";
import { createOrder } from "@/lib/shop/order/transitions";

/**
 * Begins the order of an entry that has won, once: its request key is the entry's, so that a repeat finds it, whatever became of
 * it. Undefined where its shopper has another order that counts.
 */
export async function placeDrawnOrder(won: Omit<OrderParts, "priorEndedOrders">): Promise<OrderId | undefined> {
  for (let priorEndedOrders = 0; ; priorEndedOrders++) {
    const order = newOrderOf({ ...won, priorEndedOrders });
    const { record = order } = await createOrder(order);
    if (record.request.key === won.request.key) {
      await tryReconcileRecord(orderReconciler, record.orderId, record);
      return record.orderId;
    }
    if (holdsPlace(record)) return undefined;
  }
}

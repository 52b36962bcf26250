import { tryReconcileRecord } from "@/lib/platform/durable/reconcile";
import type { OrderId } from "@/lib/platform/ids";
import { newOrderOf, type OrderParts } from "@/lib/shop/order/new-order";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { holdsPlace } from "@/lib/shop/order/rules";
import { createOrder } from "@/lib/shop/order/transitions";

type Won = Omit<OrderParts, "priorEndedOrders">;

/** The order of an entry that was begun before, whatever became of it. */
export async function findDrawnOrder({ customerId, drop, request }: Won): Promise<OrderId | undefined> {
  const begun = (await ordersInDrop(customerId, drop.dropId)).find((order) => order.request.key === request.key);
  if (begun) await tryReconcileRecord(orderReconciler, begun.orderId, begun);
  return begun?.orderId;
}

/**
 * Begins the order of an entry that has won, once: its request key is the entry's, so that a repeat finds it, whatever became of
 * it. Undefined where its shopper has another order that counts.
 */
export async function placeDrawnOrder(won: Won): Promise<OrderId | undefined> {
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

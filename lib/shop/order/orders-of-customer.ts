import { digestId, type CustomerId, type OrderId } from "@/lib/platform/ids";
import type { Viewer } from "@/lib/account/session/schema";
import { everyDrop } from "@/lib/shop/drop/server";
import { holdsPlace, orderSummary } from "@/lib/shop/order/rules";
import type { Order, OrderSummary } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";

/**
 * A shopper's orders in a drop, by number: the next is placed when the one before it has ended. Known by the shopper alone,
 * they need no list.
 */
export const orderIdOf = (customerId: CustomerId, dropId: string, priorEndedOrders: number): OrderId =>
  `ord_${digestId("order", customerId, dropId, String(priorEndedOrders))}`;

/** Read at once: few shoppers have more orders in a drop than that. */
const PAGE = 4;

/** A shopper's orders in a drop, oldest first. */
export async function ordersInDrop(customerId: CustomerId, dropId: string): Promise<Order[]> {
  const orders: Order[] = [];
  for (;;) {
    const numbers = Array.from({ length: PAGE }, (_, i) => orders.length + i);
    const page = await Promise.all(numbers.map((number) => findOrder(orderIdOf(customerId, dropId, number))));
    const found = page.filter((order) => order !== undefined);
    orders.push(...found);
    if (found.length < PAGE) return orders;
  }
}

/** A customer's orders of all drops, newest first, as they are stored. The caller decides who may see them. */
export async function ordersOfCustomer(customerId: CustomerId): Promise<Order[]> {
  const byDrop = await Promise.all((await everyDrop()).map(({ dropId }) => ordersInDrop(customerId, dropId)));
  return byDrop.flat().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The viewer's own orders, newest first. */
export async function listMyOrders({ customerId }: Viewer): Promise<OrderSummary[]> {
  return (await ordersOfCustomer(customerId)).map(orderSummary);
}

/** The shopper's order of the drop that still counts, if any. */
export async function findLiveOrder({ customerId }: Viewer, dropId: string): Promise<OrderSummary | null> {
  const live = (await ordersInDrop(customerId, dropId)).find(holdsPlace);
  return live ? orderSummary(live) : null;
}

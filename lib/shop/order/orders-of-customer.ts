import type { Viewer } from "@/lib/account/session/schema";
import { putItem, queryItems } from "@/lib/platform/table/table";
import type { Money } from "@/lib/platform/money";
import { orderView } from "@/lib/shop/order/rules";
import type { Order, OrderView } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";

/** As many as a page shows: an order a drop, and those that ended and were tried again. */
const MAX_LISTED = 50;
const FIRST_ORDER = "ORDER#";

/** An order as its owner sees it in the list. */
export interface OrderSummary extends OrderView {
  readonly createdAt: string;
  readonly price: Money;
}

/**
 * Notes the order under its customer: an item of its own, so that none of them is written by all. Call it before the
 * order is stored: a note without an order is passed over, an order without a note would be missing. Safe to repeat.
 */
export const noteUnderCustomer = ({ customerId, orderId, createdAt }: Order): Promise<void> =>
  putItem({ pk: `CUSTOMER#${customerId}`, sk: `${FIRST_ORDER}${createdAt}#${orderId}`, orderId });

/** A customer's orders, newest first, as they are stored. The caller decides who may see them. */
export async function ordersOfCustomer(customerId: string): Promise<Order[]> {
  const notes = await queryItems(`CUSTOMER#${customerId}`, {
    after: FIRST_ORDER,
    newestFirst: true,
    limit: MAX_LISTED,
  });
  const ids = [...new Set(notes.map(({ orderId }) => String(orderId)))];
  return (await Promise.all(ids.map(findOrder))).filter((order) => order !== undefined);
}

/** The viewer's own orders, newest first. */
export async function listMyOrders({ customerId }: Viewer): Promise<OrderSummary[]> {
  return (await ordersOfCustomer(customerId)).map((order) => ({
    ...orderView(order),
    createdAt: order.createdAt,
    price: order.price,
  }));
}

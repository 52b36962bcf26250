import { z } from "zod";
import type { OrderId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import { entity } from "@/lib/platform/table/entity";
import type { Viewer } from "@/lib/account/session/schema";
import { orderView } from "@/lib/shop/order/rules";
import type { Order, OrderView } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";

/** As many as a page shows: an order a drop, and those that ended and were tried again. */
const MAX_LISTED = 50;
const FIRST_ORDER = "ORDER#";
const partition = (customerId: string) => `CUSTOMER#${customerId}`;

interface ListingKey {
  readonly customerId: string;
  readonly createdAt: string;
  readonly orderId: OrderId;
}

const listings = entity({
  schema: z.object({ orderId: z.templateLiteral(["ord_", z.string()]) }),
  key: ({ customerId, createdAt, orderId }: ListingKey) => ({
    pk: partition(customerId),
    sk: `${FIRST_ORDER}${createdAt}#${orderId}`,
  }),
});

/** An order as its owner sees it in the list. */
export interface OrderSummary extends OrderView {
  readonly createdAt: string;
  readonly price: Money;
}

/**
 * Lists the order under its customer: an item of its own, so that none of them is written by all. Call it before the
 * order is stored: a listing without an order is passed over, an order without a listing would be missing. Safe to repeat.
 */
export const listUnderCustomer = (order: Order): Promise<void> => listings.put(order, { orderId: order.orderId });

/** A customer's orders, newest first, as they are stored. The caller decides who may see them. */
export async function ordersOfCustomer(customerId: string): Promise<Order[]> {
  const query = { after: FIRST_ORDER, newestFirst: true, limit: MAX_LISTED };
  const found = await listings.query(partition(customerId), query);
  return findOrders(found.map(({ record }) => record.orderId));
}

/** The viewer's own orders, newest first. */
export async function listMyOrders({ customerId }: Viewer): Promise<OrderSummary[]> {
  return (await ordersOfCustomer(customerId)).map((order) => ({
    ...orderView(order),
    createdAt: order.createdAt,
    price: order.price,
  }));
}

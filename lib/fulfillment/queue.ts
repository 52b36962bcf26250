import { assertStaff } from "@/lib/auth/rules";
import type { Viewer } from "@/lib/auth/schema";
import { findCustomerByEmail, getCustomer } from "@/lib/customer/store";
import { findDrop } from "@/lib/drop/store";
import { endsWithin, nameMatches, pairNumberIn, searchKind, sortQueue } from "@/lib/fulfillment/rules";
import type { QueuePage, QueueQuery } from "@/lib/fulfillment/schema";
import { fulfillmentView } from "@/lib/fulfillment/view";
import { holderOf } from "@/lib/inventory/store";
import { isOrderId } from "@/lib/ids";
import { orderStatusSchema, type Order, type OrderStatus } from "@/lib/order/schema";
import { ordersOfCustomer } from "@/lib/order/mine";
import { findOrder, listOrdersByStatus } from "@/lib/order/store";

const PAGE_SIZE = 50;
/** As many orders of a status as the desk looks through at once. */
const WINDOW = 400;
const TERMINAL: readonly OrderStatus[] = ["shipped", "compensated"];

const statusesOf = (status: QueueQuery["status"]): readonly OrderStatus[] =>
  status === "decided" ? TERMINAL : [status];

/** Of open orders those that end soonest, of finished ones the latest. */
const windowOf = async (status: OrderStatus): Promise<Order[]> =>
  (await listOrdersByStatus(status, { limit: WINDOW, newestFirst: TERMINAL.includes(status) })).map(
    ({ order }) => order,
  );

const windows = async (statuses: readonly OrderStatus[]): Promise<Order[]> =>
  (await Promise.all(statuses.map(windowOf))).flat();

/** Orders by id, in that order; unknown ids are left out. */
export async function findOrders(ids: Iterable<string>): Promise<Order[]> {
  const found = await Promise.all([...new Set(ids)].filter(isOrderId).map(findOrder));
  return found.filter((order) => order !== undefined);
}

async function byEmail(text: string): Promise<Order[]> {
  const customer = await findCustomerByEmail(text.toLowerCase());
  return customer ? ordersOfCustomer(customer.customerId) : [];
}

async function byPair(number: number): Promise<Order[]> {
  const drop = await findDrop();
  const range = drop?.sizes.find(({ firstNumber, pairs }) => number >= firstNumber && number < firstNumber + pairs);
  const holder = drop && range ? await holderOf(drop.dropId, range.size, number) : undefined;
  const ended = (await windowOf("compensated")).filter(({ pairNumber }) => pairNumber === number);
  return [...(holder ? await findOrders([holder]) : []), ...ended];
}

async function byName(text: string): Promise<Order[]> {
  const orders = await windows(orderStatusSchema.options);
  const matches = await Promise.all(
    orders.map(async ({ customerId }) => {
      const customer = await getCustomer(customerId);
      return customer !== undefined && nameMatches(customer, text);
    }),
  );
  return orders.filter((_, i) => matches[i]);
}

/** Whatever the status: who searches looks for one order. */
function search(text: string): Promise<Order[]> {
  switch (searchKind(text)) {
    case "order":
      return findOrders([text.toLowerCase()]);
    case "email":
      return byEmail(text);
    case "pair":
      return byPair(pairNumberIn(text));
    case "name":
      return byName(text);
  }
}

async function candidates({ q, status, level, within }: QueueQuery, nowMs: number): Promise<Order[]> {
  if (q) return search(q);
  const orders = await windows(statusesOf(status));
  return orders.filter((order) => (!level || order.risk?.level === level) && endsWithin(order, within, nowMs));
}

async function sorted(query: QueueQuery): Promise<Order[]> {
  const nowMs = Date.now();
  const over = query.status === "decided" || TERMINAL.includes(query.status);
  const orders = await candidates(query, nowMs);
  const open = over ? orders : orders.filter(({ decision }) => query.q !== undefined || decision === undefined);
  return sortQueue(open, over && query.sort === "urgency" ? "newest" : query.sort, nowMs);
}

/**
 * A page of the desk: filtered, searched and sorted. Looks through the four hundred orders of a status that end soonest
 * (of finished ones: the latest), and says when there are more.
 * @throws AppError forbidden to all but the team
 */
export async function readQueue(viewer: Viewer, query: QueueQuery): Promise<QueuePage> {
  assertStaff(viewer);
  const orders = await sorted(query);
  const pages = Math.max(1, Math.ceil(orders.length / PAGE_SIZE));
  const from = (Math.min(query.page, pages) - 1) * PAGE_SIZE;
  const page = orders.slice(from, from + PAGE_SIZE);
  return {
    orders: await Promise.all(page.map((order) => fulfillmentView(order, viewer))),
    total: orders.length,
    capped: orders.length >= WINDOW,
    pages,
  };
}

/** The ids of the whole queue, in its order. @throws AppError forbidden to all but the team */
export async function queueIds(viewer: Viewer, query: QueueQuery): Promise<string[]> {
  assertStaff(viewer);
  return (await sorted(query)).map(({ orderId }) => orderId);
}

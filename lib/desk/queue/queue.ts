import "server-only";
import { findOrders } from "@/lib/shop/order/store";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { findCustomerByEmail, getCustomer } from "@/lib/account/customer/store";
import { endsWithin, isSearchable, nameMatches, pairNumberIn, searchKind, sortQueue } from "@/lib/desk/queue/rules";
import type { QueuePage, QueueQuery } from "@/lib/desk/queue/schema";
import { memoByKey } from "@/lib/platform/memo";
import { findDrop } from "@/lib/shop/drop/store";
import { fulfillmentView } from "@/lib/desk/order/view";
import { holderOf } from "@/lib/shop/inventory/store";
import { decisionOf, isCompensated } from "@/lib/shop/order/rules";
import { isTerminal, orderStatuses } from "@/lib/shop/order/states";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { listOrdersByStatus } from "@/lib/shop/order/store";

const PAGE_SIZE = 50;
/** As many orders of a status as the desk looks through at once. */
const WINDOW = 400;
/** Of each status, when a name is searched for. */
const NAME_WINDOW = 100;
const NAME_BATCH = 50;
const NAME_PATIENCE_MS = 1500;
const NAME_FRESH_FOR_MS = 2500;
const NAMES_KEPT = 50;
const TERMINAL = orderStatuses.filter(isTerminal);
const COMPENSATED = orderStatuses.filter((status) => isCompensated({ status }));

const statusesOf = (status: QueueQuery["status"]): readonly OrderStatus[] =>
  status === "decided" ? TERMINAL : [status];

/** Of open orders those that end soonest, of finished ones the latest. */
const windowOf = async (status: OrderStatus, limit: number): Promise<Order[]> =>
  (await listOrdersByStatus(status, { limit, newestFirst: TERMINAL.includes(status) })).map(({ record }) => record);

const windows = async (statuses: readonly OrderStatus[], limit = WINDOW): Promise<Order[]> =>
  (await Promise.all(statuses.map((status) => windowOf(status, limit)))).flat();

async function byEmail(text: string): Promise<Order[]> {
  const customer = await findCustomerByEmail(text.toLowerCase());
  return customer ? ordersOfCustomer(customer.customerId) : [];
}

async function byPair(number: number): Promise<Order[]> {
  const drop = await findDrop();
  const range = drop?.sizes.find(({ firstNumber, pairs }) => number >= firstNumber && number < firstNumber + pairs);
  const holder = drop && range ? await holderOf({ dropId: drop.dropId, range }, number) : undefined;
  const ended = (await windows(COMPENSATED)).filter(({ pairNumber }) => pairNumber === number);
  return [...(holder ? await findOrders([holder]) : []), ...ended];
}

async function isBy({ customerId }: Order, name: string): Promise<boolean> {
  const customer = await getCustomer(customerId);
  return customer !== undefined && nameMatches(customer, name);
}

/** Names are in no index: a bounded part of the orders is looked through, a part at a time, and not for long. */
async function searchByName(text: string): Promise<Order[]> {
  const [orders, untilMs] = [await windows(orderStatuses, NAME_WINDOW), Date.now() + NAME_PATIENCE_MS];
  const found: Order[] = [];
  for (let from = 0; from < orders.length && Date.now() < untilMs; from += NAME_BATCH) {
    const batch = orders.slice(from, from + NAME_BATCH);
    const matches = await Promise.all(batch.map((order) => isBy(order, text)));
    found.push(...batch.filter((_, i) => matches[i]));
  }
  return found;
}

/** A page that shows a search asks for it again and again. */
const byName = memoByKey(NAME_FRESH_FOR_MS, NAMES_KEPT, searchByName);

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
      return isSearchable(text) ? byName(text.toLowerCase()) : Promise.resolve([]);
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
  const open = over ? orders : orders.filter((order) => query.q !== undefined || decisionOf(order) === undefined);
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

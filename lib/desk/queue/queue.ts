import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { fulfillmentView } from "@/lib/desk/order/view";
import { filterListings, type Filtered } from "@/lib/desk/queue/filter";
import { pageOf } from "@/lib/desk/queue/paging";
import { sortQueue } from "@/lib/desk/queue/rules";
import type { QueuePage, QueueQuery } from "@/lib/desk/queue/schema";
import { listingsOf, listingsOfDesk } from "@/lib/desk/queue/snapshot";
import type { Listing } from "@/lib/shop/listing/schema";
import { findOrders } from "@/lib/shop/order/store";

const MIDDLE = 50;

/** What is reviewed without its score waits among the others: last of all it would be decided last, or never, and tell of itself. */
const placed = (listing: Listing): Listing =>
  listing.blind && listing.score === undefined ? { ...listing, score: MIDDLE } : listing;

async function filtered({ customerId }: Viewer, query: QueueQuery, nowMs: number): Promise<Filtered> {
  const all = query.drop === undefined ? await listingsOfDesk() : (await listingsOf(query.drop)).values();
  const { listings, counts } = filterListings(all, query, { me: customerId, nowMs });
  return { listings: sortQueue(listings.map(placed), query.sort, nowMs), counts };
}

/**
 * A page of the desk: every order of the newest drops, or of the one asked for, that the filters let through, in their order, with true totals.
 * @throws AppError forbidden to all but the team
 */
export async function readQueue(viewer: Viewer, query: QueueQuery): Promise<QueuePage> {
  assertStaff(viewer);
  const nowMs = Date.now();
  const { listings, counts } = await filtered(viewer, query, nowMs);
  const { items, start, ...cursors } = pageOf(listings, { sort: query.sort, cursor: query.cursor, nowMs });
  const orders = await findOrders(items.map(({ orderId }) => orderId));
  return {
    orders: await Promise.all(orders.map((order) => fulfillmentView(order, viewer))),
    total: listings.length,
    from: items.length === 0 ? 0 : start + 1,
    counts,
    ...cursors,
  };
}

/** The ids of the whole queue, in its order. @throws AppError forbidden to all but the team */
export async function queueIds(viewer: Viewer, query: QueueQuery): Promise<string[]> {
  assertStaff(viewer);
  return (await filtered(viewer, query, Date.now())).listings.map(({ orderId }) => orderId);
}

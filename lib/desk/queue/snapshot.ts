import "server-only";
import { log } from "@/lib/platform/log";
import { memoByKey } from "@/lib/platform/memo";
import type { Drop } from "@/lib/shop/drop/schema";
import { everyDrop } from "@/lib/shop/drop/server";
import type { Listing } from "@/lib/shop/listing/schema";
import { listOrder } from "@/lib/shop/listing/server";
import { allListings, listingsSince } from "@/lib/shop/listing/store";
import type { Order } from "@/lib/shop/order/schema";

/**
 * Every listing of a drop in the memory of this instance: read whole once, then only what was written since (decision 031).
 * So a filter, a search and its counts are over all orders, and cost the table what has changed.
 */

const FRESH_FOR_MS = 500;
/** The newest drops: what waits of an older one is found by its name. */
const DROPS_KEPT = 8;
/** Clocks that write may be apart, and the index comes later than the record. */
const OVERLAP_MS = 15_000;
/** What the index may have passed over, and what has expired, is known again after that. */
const RELOAD_AFTER_MS = 10 * 60_000;

interface Snapshot {
  readonly byId: Map<string, Listing>;
  readonly loadedAtMs: number;
  lookedAtMs: number;
}
const snapshots = new Map<string, Snapshot>();

function merge({ byId }: Snapshot, listing: Listing): void {
  const known = byId.get(listing.orderId);
  if (!known || known.revision <= listing.revision) byId.set(listing.orderId, listing);
}

async function load(dropId: string): Promise<Snapshot> {
  const nowMs = Date.now();
  const byId = new Map((await allListings(dropId)).map((listing) => [listing.orderId as string, listing]));
  return { byId, loadedAtMs: nowMs, lookedAtMs: nowMs };
}

async function follow(dropId: string, snapshot: Snapshot): Promise<Snapshot> {
  const nowMs = Date.now();
  const since = new Date(snapshot.lookedAtMs - OVERLAP_MS).toISOString();
  for (const listing of await listingsSince(dropId, since)) merge(snapshot, listing);
  snapshot.lookedAtMs = nowMs;
  return snapshot;
}

async function refresh(dropId: string): Promise<ReadonlyMap<string, Listing>> {
  const known = snapshots.get(dropId);
  const isKnown = known !== undefined && Date.now() - known.loadedAtMs < RELOAD_AFTER_MS;
  const snapshot = await (isKnown ? follow(dropId, known) : load(dropId));
  snapshots.delete(dropId);
  snapshots.set(dropId, snapshot);
  for (const oldest of [...snapshots.keys()].slice(0, -DROPS_KEPT)) snapshots.delete(oldest);
  return snapshot.byId;
}

/** The listings of a drop by order id, at most half a second old (and as late as the index is). */
export const listingsOf = memoByKey(FRESH_FOR_MS, DROPS_KEPT, refresh);

const hasOpened = ({ opensAt }: Drop): boolean => Date.parse(opensAt) <= Date.now();

/** The listings of the newest drops that have opened, on sale or over: orders of one that has closed still wait for the team. */
export async function listingsOfDesk(): Promise<Listing[]> {
  const opened = (await everyDrop()).filter(hasOpened).slice(0, DROPS_KEPT);
  const byDrop = await Promise.all(opened.map(({ dropId }) => listingsOf(dropId)));
  return byDrop.flatMap((listings) => [...listings.values()]);
}

/**
 * Lists the order at once, also in the memory of this instance. A failure is logged: the order's workflow, or the
 * sweep, lists it again.
 */
export async function showNow(order: Order): Promise<void> {
  try {
    const listing = await listOrder(order);
    const snapshot = snapshots.get(listing.dropId);
    if (snapshot) merge(snapshot, listing);
  } catch (error) {
    log.warn("an order could not be listed", { orderId: order.orderId }, error);
  }
}

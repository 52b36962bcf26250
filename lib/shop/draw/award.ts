import { eachAtOnce } from "@/lib/platform/at-once";
import type { EntryId, OrderId } from "@/lib/platform/ids";
import { activeBlocks } from "@/lib/shop/block/store";
import type { Draw, Ranked } from "@/lib/shop/draw/schema";
import { readPages, writePages } from "@/lib/shop/draw/store";
import type { Drop } from "@/lib/shop/drop/schema";
import { dropOf } from "@/lib/shop/drop/server";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntries } from "@/lib/shop/entry/store";
import { markDrawn, markNotDrawn, markWaiting } from "@/lib/shop/entry/transitions";
import { findDrawnOrder, placeDrawnOrder } from "@/lib/shop/order/drawn-order";
import { findOrder } from "@/lib/shop/order/store";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";
import { drawEntries, randomnessOf, type SealedRecord } from "@/packages/draw-record";

const ORDERS_AT_ONCE = 16;

/** Ranks the sealed list by the round's randomness, and writes it in pages. The same list, seed and signature give the same ranks. */
export async function rankEntries({ dropId, seed, signature = "" }: Draw, sealed: SealedRecord): Promise<void> {
  const listed = await readPages(dropId, "listed", sealed.entries);
  const idOf = new Map(listed.map(({ leaf, entryId }) => [leaf, entryId]));
  const ranked = drawEntries(listed, sealed.stock, seed, randomnessOf(signature));
  const rows = ranked.flatMap((row) => {
    const entryId = idOf.get(row.leaf);
    return entryId === undefined ? [] : [{ ...row, entryId }];
  });
  await writePages(dropId, "ranked", rows);
}

async function mayBuy(account: Entry["customerId"], { mailbox }: OrderFingerprint): Promise<boolean> {
  const blocks = await activeBlocks({ account, mailbox });
  return blocks.length === 0;
}

/** Whether a manager has closed the drop: at most a moment old, and known everywhere once the manager has the answer. */
const isStopped = async ({ dropId }: Pick<Drop, "dropId">): Promise<boolean> =>
  (await dropOf(dropId)).closedAt !== undefined;

/** Begins the order of an entry, once. Undefined where its shopper may have none, or has one already, or the drop was closed before. */
async function beginOrder(drop: Drop, entry: Entry, size: string): Promise<OrderId | undefined> {
  const { customerId, entryId, addressId, destination, fingerprint, createdAt: enteredAt, override } = entry;
  if (!fingerprint) return undefined; // the account was erased
  const request = { key: entryId, digest: entryId };
  const told = { request, enteredAt, ...(override?.kind === "keep" && { keptByHand: true as const }) };
  const won = { customerId, drop, size, addressId, destination, fingerprint, ...told };
  if (await isStopped(drop)) return findDrawnOrder(won);
  return (await mayBuy(customerId, fingerprint)) ? placeDrawnOrder(won) : undefined;
}

/** An entry that comes to no pair, or to none any more. */
async function leaveWithout(drop: Drop, entryId: EntryId, rank: number): Promise<void> {
  await markNotDrawn(entryId, { rank, ...((await isStopped(drop)) && { undrawn: "stopped" }) });
}

const MAY_WIN: readonly Entry["status"][] = ["entered", "waiting"];

/**
 * Gives an entry its pair, once: an order, and the entry says so. Whose order cannot be begun leaves the pair to the line, and
 * so does an entry that was withdrawn meanwhile. Once a manager has closed the drop, orders that were begun before are found, and none begins.
 */
export async function give(drop: Drop, entry: Entry, size: string, rank: number): Promise<void> {
  if (entry.orderId === undefined && !MAY_WIN.includes(entry.status)) return;
  const orderId = entry.orderId ?? (await beginOrder(drop, entry, size));
  if (orderId === undefined) await leaveWithout(drop, entry.entryId, rank);
  else await markDrawn(entry.entryId, { rank, wonSize: size, orderId });
}

/** Begins the winners' orders of a page of ranks, and puts the others in line, of a drop that is not closed. Safe to repeat. */
export async function awardPage(drop: Drop, rows: readonly Ranked[]): Promise<void> {
  const rowOf = new Map(rows.map((row) => [row.entryId, row]));
  const entries = await findEntries(rows.map(({ entryId }) => entryId));
  await eachAtOnce(entries, ORDERS_AT_ONCE, async (entry) => {
    const { won = null, rank = 0 } = rowOf.get(entry.entryId) ?? {};
    if (won !== null) await give(drop, entry, won, rank);
    else
      await (drop.closedAt === undefined ? markWaiting(entry.entryId, rank) : leaveWithout(drop, entry.entryId, rank));
  });
}

const READS_AT_ONCE = 32;

/** How many of these entries' orders have not come to their pair yet. */
export async function countUnheld(entryIds: readonly Entry["entryId"][]): Promise<number> {
  let unheld = 0;
  await eachAtOnce(await findEntries(entryIds), READS_AT_ONCE, async ({ orderId }) => {
    const order = orderId && (await findOrder(orderId));
    if (order && order.status === "processing" && order.pairNumber === undefined) unheld++;
  });
  return unheld;
}

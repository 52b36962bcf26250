import { eachAtOnce } from "@/lib/platform/at-once";
import { isEntryId, type EntryId } from "@/lib/platform/ids";
import { findAppeal } from "@/lib/shop/appeal/store";
import { isRejected } from "@/lib/shop/appeal/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { ENTRY_SHARDS, entryIdOf } from "@/lib/shop/entry/rules";
import { findEntry, pageOfEntries } from "@/lib/shop/entry/store";
import {
  EMPTY,
  plus,
  tallyOfEntry,
  tallyOfOrder,
  wayOf,
  type OrderContext,
  type Tally,
} from "@/lib/shop/fairness/tally";
import { LISTING_SHARDS, pageOfListings } from "@/lib/shop/listing/store";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { findReturn } from "@/lib/shop/returns/store";

/** Where a count goes on: after this id of this part of a list. */
export interface Cursor {
  readonly shard: number;
  readonly after?: string | undefined;
}

/** A page's tally, and where the next page begins; no next one after the last. */
export interface CountedPage {
  readonly tally: Tally;
  readonly next?: Cursor;
}

/** How many records are counted at a time: seconds of reading, and a small part of an instance's memory. */
const PAGE = 2000;
const READS_AT_ONCE = 32;

interface Book {
  readonly shards: number;
  readonly page: (dropId: string, shard: number, after: string | undefined, limit: number) => Promise<string[]>;
  readonly count: (id: string, drop: Drop) => Promise<Tally>;
}

/** The next ids of a list, over the ends of its parts. */
async function nextIds({ shards, page }: Book, dropId: string, from: Cursor, most: number) {
  const ids: string[] = [];
  let { shard, after } = from;
  while (shard < shards && ids.length < most) {
    const wanted = most - ids.length;
    const found = await page(dropId, shard, after, wanted);
    ids.push(...found);
    if (found.length === wanted) after = found.at(-1);
    else [shard, after] = [shard + 1, undefined];
  }
  return { ids, ...(shard < shards && { next: { shard, after } }) };
}

async function countEntry(id: string): Promise<Tally> {
  const entry = await findEntry(id as EntryId);
  return entry ? tallyOfEntry(entry) : EMPTY;
}

async function hasEntered({ customerId, request, priorEndedOrders }: Order, { dropId, mode }: Drop): Promise<boolean> {
  if (mode !== "draw" || priorEndedOrders > 0) return false;
  return isEntryId(request.key) || (await findEntry(entryIdOf(customerId, dropId, 0))) !== undefined;
}

const KEPT_BY_SHOPPER = ["refused", "expired"] as const;

async function isSentBack({ returning }: Order): Promise<boolean> {
  const found = returning && (await findReturn(returning.returnId));
  return found !== undefined && !KEPT_BY_SHOPPER.some((status) => status === found.status);
}

async function contextOf(order: Order, drop: Drop): Promise<OrderContext> {
  const [entered, sentBack, appeal] = await Promise.all([
    hasEntered(order, drop),
    isSentBack(order),
    isRejected(order) ? findAppeal(order.orderId) : undefined,
  ]);
  return { way: wayOf(order, drop), hasEntered: entered, isSentBack: sentBack, appeal };
}

async function countOrder(id: string, drop: Drop): Promise<Tally> {
  const order = await findOrder(id);
  return order ? tallyOfOrder(order, await contextOf(order, drop)) : EMPTY;
}

const BOOKS = {
  entries: { shards: ENTRY_SHARDS, page: pageOfEntries, count: countEntry },
  orders: { shards: LISTING_SHARDS, page: pageOfListings, count: countOrder },
} as const satisfies Record<string, Book>;
export type BookName = keyof typeof BOOKS;

/** The lists that a drop is counted by. */
export const booksOf = ({ mode }: Pick<Drop, "mode">): readonly BookName[] =>
  mode === "draw" ? ["entries", "orders"] : ["orders"];

/** Counts the next records of a list, so many at most. Reads only, and holds no more than a page: safe to repeat. */
export async function countPage(drop: Drop, name: BookName, from: Cursor, most = PAGE): Promise<CountedPage> {
  const book: Book = BOOKS[name];
  const { ids, next } = await nextIds(book, drop.dropId, from, most);
  let tally = EMPTY;
  await eachAtOnce(ids, READS_AT_ONCE, async (id) => {
    const counted = await book.count(id, drop);
    tally = plus(tally, counted);
  });
  return { tally, ...(next && { next }) };
}

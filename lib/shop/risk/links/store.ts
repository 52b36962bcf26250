import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { entity } from "@/lib/platform/table/entity";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";
import { readEntry, writeEntry, type LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKey } from "@/lib/shop/risk/links/keys";
import { MOST_LISTED, type LinkStore } from "@/lib/shop/risk/links/port";

/** Longer than a drop and its returns: then what orders shared says nothing any more. */
const KEEP_SECONDS = 90 * DAY_SECONDS;

const listingSchema = z.object({
  entries: z.array(z.string()),
  orders: z.array(z.string()),
  count: z.int(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
type Listing = z.infer<typeof listingSchema>;

/** The orders that share one thing: one item, bounded. */
const listings = entity({
  schema: listingSchema,
  key: ({ kind, dropId, digest }: LinkKey) => ({ pk: `LINK#${kind}#${dropId}#${digest}`, sk: "LINK" }),
});
const { when } = listings;

/** When what orders share is forgotten, in Unix seconds. */
export const ttlFrom = (nowMs: number): number => ttlAfter(nowMs, KEEP_SECONDS);

/**
 * Items that this instance has seen full. Such an item hardly changes again: it is not read for every order, for it costs as much
 * as its 45 KB.
 */
const full = new Map<string, { readonly entries: readonly LinkEntry[]; readonly seenMs: number }>();
const MOST_FULL_KEPT = 100;
/** It may have expired since. */
const FULL_FOR_MS = 60_000;

const nameOf = ({ kind, dropId, digest }: LinkKey): string => `${kind}#${dropId}#${digest}`;

/** What the item lists. */
function entriesOf(key: LinkKey, item: Listing | undefined): readonly LinkEntry[] {
  const entries = (item?.entries ?? []).map(readEntry);
  if (item === undefined || item.count < MOST_LISTED) return entries;
  if (full.size >= MOST_FULL_KEPT) full.clear();
  full.set(nameOf(key), { entries, seenMs: Date.now() });
  return entries;
}

/** What a full item lists; undefined where it is not known to be full, or was seen long ago. */
function knownFull(key: LinkKey): readonly LinkEntry[] | undefined {
  const { entries, seenMs = -Infinity } = full.get(nameOf(key)) ?? {};
  return Date.now() - seenMs < FULL_FOR_MS ? entries : undefined;
}

/** Several leave an item at a time: each writes on what it has read, after a pause by chance that grows. */
const MOST_ATTEMPTS = 20;
const PAUSE_MS = 10;

/**
 * Takes an entry out of what is listed under the key, where it is listed just so. One conditional write on the list as it was read;
 * safe to repeat. Instances that saw the item full may know it for a minute more.
 * @throws AppError temporarily_unavailable where others write the list all the while
 */
export async function unlist(key: LinkKey, entry: LinkEntry): Promise<void> {
  full.delete(nameOf(key));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const item = await listings.get(key);
    const at = item?.entries.indexOf(writeEntry(entry)) ?? -1;
    if (!item || at < 0 || (await replaceListed(key, item, at))) return;
    await sleep(Math.random() * PAUSE_MS * attempt);
  }
  throw new AppError("temporarily_unavailable");
}

async function replaceListed(key: LinkKey, { entries, orders, count }: Listing, leaving: number): Promise<boolean> {
  const set = { entries: entries.toSpliced(leaving, 1), orders: orders.toSpliced(leaving, 1), count: count - 1 };
  return (await listings.update(key, { set, when: when.is("entries", entries) })) !== undefined;
}

/** The table's links: one write to be listed under a key and to see who is. */
export const tableLinks: LinkStore = {
  read: async (key) => knownFull(key) ?? entriesOf(key, await listings.get(key)),
  share: async (key, entry) => {
    const listed = knownFull(key);
    if (listed) return listed;
    const hasRoom = when.or(when.absent("count"), when.below("count", MOST_LISTED));
    const { record } = await listings.upsertOrMeet(key, {
      set: { ttlSeconds: ttlFrom(Date.now()) },
      append: { entries: [writeEntry(entry)], orders: [entry.orderId] },
      add: { count: 1 },
      when: when.and(when.lacks("orders", entry.orderId), hasRoom),
    });
    return entriesOf(key, record);
  },
};

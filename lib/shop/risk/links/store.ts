import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { readEntry, writeEntry, type LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKey } from "@/lib/shop/risk/links/keys";
import { MOST_LISTED, type LinkStore } from "@/lib/shop/risk/links/port";

/** Longer than a drop and its returns: then what orders shared says nothing any more. */
const KEEP_DAYS = 90;

/** The orders that share one thing: one item, bounded. */
const listings = entity({
  schema: z.object({
    entries: z.array(z.string()),
    orders: z.array(z.string()),
    count: z.int(),
    /** Unix seconds: DynamoDB deletes it then. */
    ttlSeconds: z.int(),
  }),
  key: ({ kind, dropId, digest }: LinkKey) => ({ pk: `LINK#${kind}#${dropId}#${digest}`, sk: "LINK" }),
});
const { when } = listings;

const ttlFrom = (nowMs: number): number => Math.floor(nowMs / 1000) + KEEP_DAYS * 86_400;

/** Items that this instance has seen full. Such an item takes no more, and a refused write costs as much as its 45 KB. */
const full = new Set<string>();
const MOST_FULL_KEPT = 5000;

function keepFull(name: string): void {
  if (full.size >= MOST_FULL_KEPT) full.clear();
  full.add(name);
}

const nameOf = ({ kind, dropId, digest }: LinkKey): string => `${kind}#${dropId}#${digest}`;

/** What a full item lists; undefined where it is not known to be full, or has expired since. */
async function readFull(key: LinkKey): Promise<LinkEntry[] | undefined> {
  if (!full.has(nameOf(key))) return undefined;
  const found = await listings.get(key);
  return found && found.count >= MOST_LISTED ? found.entries.map(readEntry) : undefined;
}

/** The table's links: one write to be listed under a key and to see who is. */
export const tableLinks: LinkStore = {
  read: async (key) => ((await listings.get(key))?.entries ?? []).map(readEntry),
  share: async (key, entry) => {
    const listed = await readFull(key);
    if (listed) return listed;
    const hasRoom = when.or(when.absent("count"), when.below("count", MOST_LISTED));
    const { record } = await listings.upsertOrMeet(key, {
      set: { ttlSeconds: ttlFrom(Date.now()) },
      append: { entries: [writeEntry(entry)], orders: [entry.orderId] },
      add: { count: 1 },
      when: when.and(when.lacks("orders", entry.orderId), hasRoom),
    });
    if (record && record.count >= MOST_LISTED) keepFull(nameOf(key));
    return (record?.entries ?? []).map(readEntry);
  },
};

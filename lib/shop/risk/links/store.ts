import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { readEntry, writeEntry } from "@/lib/shop/risk/links/entry";
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

/** The table's links: one write to be listed under a key and to see who is. */
export const tableLinks: LinkStore = {
  read: async (key) => ((await listings.get(key))?.entries ?? []).map(readEntry),
  share: async (key, entry) => {
    const hasRoom = when.or(when.absent("count"), when.below("count", MOST_LISTED));
    const { record } = await listings.upsertOrMeet(key, {
      set: { ttlSeconds: ttlFrom(Date.now()) },
      append: { entries: [writeEntry(entry)], orders: [entry.orderId] },
      add: { count: 1 },
      when: when.and(when.lacks("orders", entry.orderId), hasRoom),
    });
    return (record?.entries ?? []).map(readEntry);
  },
};

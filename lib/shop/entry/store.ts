import type { CustomerId, EntryId } from "@/lib/platform/ids";
import { entries, entryListing, partitionOf } from "@/lib/shop/entry/record";
import { entryIdOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";

/** The entry as last written, or undefined. */
export const findEntry = (entryId: EntryId): Promise<Entry | undefined> => entries.get({ entryId });

/** Those of these entries that there are, in this order. */
export async function findEntries(entryIds: readonly EntryId[]): Promise<Entry[]> {
  const found = await Promise.all(entryIds.map(findEntry));
  return found.filter((entry) => entry !== undefined);
}

/** A shopper's entries in a drop, oldest first: all but the last are withdrawn. */
export async function entriesInDrop(customerId: CustomerId, dropId: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (;;) {
    const entry = await findEntry(entryIdOf(customerId, dropId, found.length));
    if (!entry) return found;
    found.push(entry);
  }
}

/** All entries of one part of a drop's list, withdrawn ones too. */
export async function entriesOfShard(dropId: string, shard: number): Promise<Entry[]> {
  const listed = await entryListing.query(partitionOf(dropId, shard));
  return findEntries(listed.map(({ record }) => record.entryId));
}

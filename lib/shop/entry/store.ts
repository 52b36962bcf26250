import type { CustomerId, EntryId } from "@/lib/platform/ids";
import { entries, entryListing, partitionOf } from "@/lib/shop/entry/record";
import { ENTRY_SHARDS, entryIdOf } from "@/lib/shop/entry/rules";
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

const PARTS_AT_ONCE = 8;

export interface SomeEntries {
  readonly entries: readonly Entry[];
  /** How much of the list was read, 0 to 1. Who is in which part is chance: what was read is a fair sample. */
  readonly share: number;
}

/** A drop's entries, withdrawn ones too: whole parts of the list until at least so many are read. */
export async function someEntries(dropId: string, atLeast: number): Promise<SomeEntries> {
  const entries: Entry[] = [];
  let parts = 0;
  for (; parts < ENTRY_SHARDS && entries.length < atLeast; parts += PARTS_AT_ONCE) {
    const next = Array.from({ length: PARTS_AT_ONCE }, (_, i) => entriesOfShard(dropId, parts + i));
    entries.push(...(await Promise.all(next)).flat());
  }
  return { entries, share: parts / ENTRY_SHARDS };
}

/** The ids of the next entries of one part of a drop's list, after this id; withdrawn ones too. */
export async function pageOfEntries(
  dropId: string,
  shard: number,
  after: string | undefined,
  limit: number,
): Promise<EntryId[]> {
  const listed = await entryListing.query(partitionOf(dropId, shard), { after, limit });
  return listed.map(({ record }) => record.entryId);
}

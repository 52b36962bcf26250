import { eachAtOnce } from "@/lib/platform/at-once";
import { log } from "@/lib/platform/log";
import { exclusionsOf } from "@/lib/shop/draw/exclusions";
import { withOverrides } from "@/lib/shop/draw/override";
import type { Draw, Listed } from "@/lib/shop/draw/schema";
import { writePages } from "@/lib/shop/draw/store";
import { recordSealed } from "@/lib/shop/draw/transitions";
import type { Drop } from "@/lib/shop/drop/schema";
import { ENTRY_SHARDS, isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesOfShard } from "@/lib/shop/entry/store";
import { excludeEntry } from "@/lib/shop/entry/transitions";
import { countPairs } from "@/lib/shop/inventory/rules";
import { roundToCome, seal, type SealedRecord } from "@/packages/draw-record";

/** Of entries, by one step. */
export const WRITES_AT_ONCE = 32;
/** A seal is public by then: hashing and writing it take less. A round that is signed sooner is left out. */
const SEALED_WITHIN_MS = 5000;

/** Every entry that was not withdrawn, in the order of the leaves: none tells when it came. What is kept of each is all that is held of a long list. */
async function allEntries<T extends Pick<Entry, "leaf">>(dropId: string, kept: (entry: Entry) => T): Promise<T[]> {
  const entries: T[] = [];
  for (let shard = 0; shard < ENTRY_SHARDS; shard++) {
    const found = await entriesOfShard(dropId, shard);
    entries.push(...found.filter(isLive).map(kept));
  }
  return entries.sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
}

/** What the rules look at. */
const judged = ({ entryId, leaf, customerId, account, createdAt, fingerprint, override }: Entry) => ({
  entryId,
  leaf,
  customerId,
  account,
  createdAt,
  fingerprint,
  override,
});

/**
 * Excludes by the written rules and by hand, before the list is sealed. All entries are judged, those too that an attempt before
 * this one has excluded: a repeat comes to the same.
 */
export async function excludeEntries(drop: Drop): Promise<void> {
  const entries = await allEntries(drop.dropId, judged);
  const excluded = withOverrides(entries, (left) => exclusionsOf(drop, left));
  await eachAtOnce([...excluded], WRITES_AT_ONCE, ([entryId, reason]) => excludeEntry(entryId, reason));
  log.info("entries excluded", { dropId: drop.dropId, entries: entries.length, excluded: excluded.size });
}

const listed = ({ entryId, leaf, sizes, tickets, reason }: Entry): Listed => ({
  entryId,
  leaf,
  sizes,
  ...(tickets !== undefined && { tickets }),
  ...(reason !== undefined && { reason }),
});

/** The pairs that are drawn for, by size. */
export const stockOf = ({ sizes }: Drop) => sizes.map((range) => ({ size: range.size, pairs: countPairs(range) }));

/**
 * Closes the list for good: from here on it is what was published. The list is written before the seal, and no entry changes any
 * more by then. Safe to repeat: the first seal counts.
 */
export async function sealEntries(drop: Drop, { dropId, announced, sealed: earlier }: Draw): Promise<SealedRecord> {
  if (earlier) return earlier;
  const list = await allEntries(dropId, listed);
  await writePages(dropId, "listed", list);
  const { beacon, entriesCloseAt, rules } = announced;
  const round = roundToCome(beacon.chain, entriesCloseAt, rules, Date.now() + SEALED_WITHIN_MS);
  const mine = seal(announced, list, stockOf(drop), round);
  const sealed = (await recordSealed(dropId, mine))?.sealed ?? mine;
  log.info("entries sealed", { dropId, entries: sealed.entries, seal: sealed.seal, round: sealed.beacon.round });
  return sealed;
}

import { keptOf, type ExclusionReason } from "@/lib/shop/draw/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

type Part = Pick<Entry, "entryId" | "leaf" | "fingerprint">;

type Limits = Pick<Drop, "perMailbox" | "perDoor">;

interface Limit {
  readonly reason: ExclusionReason;
  readonly of: (fingerprint: OrderFingerprint) => string | undefined;
  readonly keeps: number;
}

/** In this order: what one has excluded counts for none after it. */
function limitsOf(drop: Limits): readonly Limit[] {
  const { mailbox: ofMailbox, door } = keptOf(drop);
  return [
    { reason: "same_mailbox", of: ({ mailbox }) => mailbox, keeps: ofMailbox },
    { reason: "same_door", of: ({ address }) => address, keeps: door },
  ];
}

/** Leaves are salted by the store: which of several is lowest is not theirs to choose. */
const byLeaf = (a: Part, b: Part): number => (a.leaf < b.leaf ? -1 : 1);

function beyond<T extends Part>(entries: readonly T[], { of, keeps }: Limit): T[] {
  const groups = Map.groupBy(entries, ({ fingerprint }) => (fingerprint && of(fingerprint)) || "");
  groups.delete("");
  return [...groups.values()].flatMap((group) => group.toSorted(byLeaf).slice(keeps));
}

/**
 * Which entries are one too many by what they share, and why: by the drop's own limits. Depends on who entered and not on the order in which they came. Pure.
 */
export function sharedExclusions(
  drop: Limits,
  entries: readonly Part[],
): ReadonlyMap<Part["entryId"], ExclusionReason> {
  const excluded = new Map<Part["entryId"], ExclusionReason>();
  for (const limit of limitsOf(drop)) {
    const left = entries.filter(({ entryId }) => !excluded.has(entryId));
    for (const { entryId } of beyond(left, limit)) excluded.set(entryId, limit.reason);
  }
  return excluded;
}

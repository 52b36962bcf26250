import { MOST_AT_A_DOOR, MOST_ON_A_PHONE, type ExclusionReason } from "@/lib/shop/draw/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

type Part = Pick<Entry, "entryId" | "leaf" | "fingerprint">;

interface Limit {
  readonly reason: ExclusionReason;
  readonly of: (fingerprint: OrderFingerprint) => string | undefined;
  readonly keeps: number;
}

/** In this order: what one has excluded counts for none after it. */
const LIMITS: readonly Limit[] = [
  { reason: "same_mailbox", of: ({ mailbox }) => mailbox, keeps: 1 },
  { reason: "same_phone", of: ({ phone }) => phone, keeps: MOST_ON_A_PHONE },
  { reason: "same_door", of: ({ address }) => address, keeps: MOST_AT_A_DOOR },
];

/** Leaves are salted by the store: which of several is lowest is not theirs to choose. */
const byLeaf = (a: Part, b: Part): number => (a.leaf < b.leaf ? -1 : 1);

function beyond<T extends Part>(entries: readonly T[], { of, keeps }: Limit): T[] {
  const groups = Map.groupBy(entries, ({ fingerprint }) => (fingerprint && of(fingerprint)) || "");
  groups.delete("");
  return [...groups.values()].flatMap((group) => group.toSorted(byLeaf).slice(keeps));
}

/**
 * Which entries are one too many by what they share, and why. Depends on who entered and not on the order in which they came. Pure.
 */
export function sharedExclusions(entries: readonly Part[]): ReadonlyMap<Part["entryId"], ExclusionReason> {
  const excluded = new Map<Part["entryId"], ExclusionReason>();
  for (const limit of LIMITS) {
    const left = entries.filter(({ entryId }) => !excluded.has(entryId));
    for (const { entryId } of beyond(left, limit)) excluded.set(entryId, limit.reason);
  }
  return excluded;
}

import { isHostedProgramAmong } from "@/lib/shop/draw/batches";
import { groupsOf } from "@/lib/shop/draw/rings";
import {
  AUTOMATED_FROM,
  keptOf,
  LARGEST_HOUSEHOLD,
  RING_FROM,
  MEMBER_ALONE_FROM,
  RING_ON_AVERAGE,
  SMALLEST_RING,
  type ExclusionReason,
} from "@/lib/shop/draw/rules";
import { scoresOf, type Entrant, type EntryScores } from "@/lib/shop/draw/scores";
import type { Drop } from "@/lib/shop/drop/schema";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

type Limits = Pick<Drop, "perMailbox" | "perDoor">;
type DrawnDrop = Limits & Pick<Drop, "dropId" | "opensAt">;
type Exclusions = ReadonlyMap<Excluded, ExclusionReason>;
type Excluded = Entrant["entryId"];
type Scores = ReturnType<typeof scoresOf>;

/** Which of the entries that are left are excluded. */
interface Rule {
  readonly reason: ExclusionReason;
  readonly excluded: (left: readonly Entrant[]) => readonly Entrant[];
}

const membersOf = (group: readonly Entrant[], scores: Scores, isMember: (of: EntryScores) => boolean) =>
  group.filter(({ entryId }) => {
    const known = scores.get(entryId);
    return known !== undefined && isMember(known);
  });

/** Half of a large group: what one person and a ring share makes no ring of the person's friends. */
function ofLargeRing(group: readonly Entrant[], scores: Scores): readonly Entrant[] {
  const members = membersOf(group, scores, ({ score }) => score >= RING_FROM);
  return group.length > LARGEST_HOUSEHOLD && members.length * 2 >= group.length ? members : [];
}

/** Flatmates and colleagues share as much as a ring of their size does: what accompanies each alone is half of what counts. */
function isRingOnAverage(group: readonly Entrant[], scores: Scores): boolean {
  const known = group.flatMap(({ entryId }) => scores.get(entryId) ?? []);
  if (known.length < SMALLEST_RING) return false;
  const sum = known.reduce((total, { score, alone }) => total + (score + alone) / 2, 0);
  return sum >= RING_ON_AVERAGE * known.length;
}

/** Who looks like a person alone stays: strangers may have entered in the name of the door. */
const ofRingOnAverage = (group: readonly Entrant[], scores: Scores): readonly Entrant[] =>
  isRingOnAverage(group, scores) ? membersOf(group, scores, ({ alone }) => alone >= MEMBER_ALONE_FROM) : [];

const ringRule = (all: readonly Entrant[], scores: Scores): Rule => ({
  reason: "ring",
  excluded: () =>
    groupsOf(all).flatMap((group) => [...new Set([...ofLargeRing(group, scores), ...ofRingOnAverage(group, scores)])]),
});

/** What comes with each looks like a person's: only that they are many, and that none but data centres send so, tells. */
function batchRule(all: readonly Entrant[], scores: Scores): Rule {
  const isHostedProgram = isHostedProgramAmong(all);
  return {
    reason: "automated",
    excluded: (left) => membersOf(left, scores, (of) => of.isOfBatch).filter(isHostedProgram),
  };
}

const automatedRule = (scores: Scores): Rule => ({
  reason: "automated",
  excluded: (left) => membersOf(left, scores, ({ score }) => score >= AUTOMATED_FROM),
});

/** Of those who share it so many stay: the first, whose leaves are lowest. */
const limitRule = (
  reason: ExclusionReason,
  of: (fingerprint: OrderFingerprint) => string | undefined,
  keeps: number,
): Rule => ({
  reason,
  excluded: (left) => {
    const groups = Map.groupBy(left, ({ fingerprint }) => (fingerprint && of(fingerprint)) || "");
    groups.delete("");
    return [...groups.values()].flatMap((group) => group.slice(keeps));
  },
});

function limitRules(drop: Limits): Rule[] {
  const { mailbox: ofMailbox, door } = keptOf(drop);
  return [
    limitRule("same_mailbox", ({ mailbox }) => mailbox, ofMailbox),
    limitRule("same_door", ({ address }) => address, door),
  ];
}

/** In this order: what one has excluded takes no place from those after it. */
function rulesOf(drop: DrawnDrop, all: readonly Entrant[]): Rule[] {
  const scores = scoresOf(drop, all);
  return [ringRule(all, scores), automatedRule(scores), batchRule(all, scores), ...limitRules(drop)];
}

/** Leaves are salted by the store: which of several is lowest is not theirs to choose. */
const byLeaf = (a: Entrant, b: Entrant): number => (a.leaf < b.leaf ? -1 : 1);

function applied(rules: readonly Rule[], all: readonly Entrant[]): Exclusions {
  const excluded = new Map<Excluded, ExclusionReason>();
  for (const { reason, excluded: beyond } of rules) {
    const left = all.filter(({ entryId }) => !excluded.has(entryId));
    for (const { entryId } of beyond(left)) excluded.set(entryId, reason);
  }
  return excluded;
}

/**
 * Which of all entries of a draw are excluded, and by which of the rules that were announced. Depends on who entered, and not on the
 * order in which they came or are given. Pure.
 */
export function exclusionsOf(drop: DrawnDrop, entries: readonly Entrant[]): Exclusions {
  const all = entries.toSorted(byLeaf);
  return applied(rulesOf(drop, all), all);
}

/** Which of them the drop's limits alone would exclude: what the other rules are compared with. Pure. */
export const limitExclusionsOf = (drop: Limits, entries: readonly Entrant[]): Exclusions =>
  applied(limitRules(drop), entries.toSorted(byLeaf));

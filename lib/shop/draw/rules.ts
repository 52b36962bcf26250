import { durationInWords } from "@/lib/platform/time";
import type { Drop } from "@/lib/shop/drop/schema";
import { ALLOCATION, RANKING, TICKET_RANKING, type Rules, type SealedRecord } from "@/packages/draw-record";

/** The round is so long after the entries close and were reviewed: the list is sealed before. */
const ROUND_AFTER_SECONDS = 20;
/** Where it was not, the next one is named, so long after. */
const ROUND_AGAIN_SECONDS = 60;

/** From this score on an entry is a machine's. */
export const AUTOMATED_FROM = 98;

/** So many others of a data centre's network and a program are a batch. */
export const FEWEST_BESIDE = 6;
/** Of the entries that such a program sends so many come from data centres. */
export const HOSTED_SHARE = 0.9;

/** More entries than this that belong together are of no household. */
export const LARGEST_HOUSEHOLD = 6;
/** Half of a ring score so: higher than twenty strangers of one block of flats do, who share nothing but the door. */
export const RING_FROM = 80;
/** Fewer are not judged as one: a stranger who enters in the name of a door makes no ring of the person who lives there. */
export const SMALLEST_RING = 3;
/** Households and offices score less than this on average, rings more. */
export const RING_ON_AVERAGE = 62;
/** Nine people in ten score less than this by what accompanies them alone. */
export const MEMBER_ALONE_FROM = 53;

/** What excludes an entry from a draw. The codes are public. */
export type ExclusionReason = "ring" | "automated" | "same_mailbox" | "same_door" | "by_hand";
type Limits = Pick<Drop, "perMailbox" | "perDoor">;
type Judged = Limits & Pick<Drop, "reviewSeconds">;
type Announced = Judged & Pick<Drop, "losersAdvantage">;

/** How many entries of what is shared a draw keeps: the drop's own limits, and of a mailbox one where the drop sets none. */
export const keptOf = ({ perMailbox, perDoor }: Limits) => ({
  mailbox: perMailbox > 0 ? perMailbox : 1,
  door: perDoor > 0 ? perDoor : Infinity,
});

const stay = (count: number): string =>
  count === 1 ? "one stays, the one whose leaf is lowest" : `${count} stay, those whose leaves are lowest`;

const RING = [
  "Entries that belong together, directly or through others, by mailbox, telephone or door, however it is spelled, or by network,",
  "browser and a rare form of mail address all at once.",
  `More than ${LARGEST_HOUSEHOLD}, where the risk model scores half of them or more ${RING_FROM} of 100 or higher by what accompanies`,
  "them: those that it scores so.",
  `${SMALLEST_RING} or more that it scores ${RING_ON_AVERAGE} or higher on average, half by all that accompanies them and half by what`,
  `accompanies each alone: those that it scores ${MEMBER_ALONE_FROM} or higher alone. None of these stays.`,
].join(" ");

const AUTOMATED = [
  `Entries that the risk model scores ${AUTOMATED_FROM} of 100 or higher by what accompanies them. Entries that come from a data centre`,
  "and name a program in place of a browser, with no hand on a page that we know of, where",
  `${FEWEST_BESIDE} or more others come from that part of the network by that program, ${FEWEST_BESIDE} or more accounts of that part`,
  `were verified within ten minutes of this one's, and ${HOSTED_SHARE * 100} of 100 entries by that program or more come from data centres.`,
].join(" ");

const byHand = (ends: string): string =>
  [
    "Entries that a manager of ours excludes by hand, for a reason that is kept. By hand, too, a manager may keep an entry in that another",
    `of these rules excludes. Both end ${ends}, before anyone can know the random number.`,
  ].join(" ");

const endsOf = ({ reviewSeconds }: Pick<Drop, "reviewSeconds">): string =>
  reviewSeconds === 0 ? "when the entries close" : `${durationInWords(reviewSeconds)} after the entries close`;

/** What excludes from the draw of this drop, in words: no more and no less than is applied, in the order in which it is. */
function exclusionWords(drop: Judged): Rules["exclusions"] {
  const { mailbox, door } = keptOf(drop);
  return {
    ring: RING,
    automated: AUTOMATED,
    same_mailbox: `More than ${mailbox} of the entries whose mail arrives in one mailbox: ${stay(mailbox)}.`,
    ...(Number.isFinite(door) && { same_door: `More than ${door} of the entries to one door: ${stay(door)}.` }),
    by_hand: byHand(endsOf(drop)),
  };
}

const whoHasMore = (draws: string, tickets: number): string =>
  [
    `Who lost the draw of ${draws} has ${tickets} tickets, everyone else has one. A loser was on the sealed list, by the account and`,
    "the mailbox that enter now, and won no pair at the draw or in line. Who was excluded from one of these draws, won in one, or has",
    "a pair of such a drop is no loser of any. Settled when an entry is made.",
  ].join(" ");

/** What lots are drawn for: entries, or the tickets that they have. */
function rankingOf({ losersAdvantage }: Announced) {
  if (!losersAdvantage) return { ranking: RANKING } as const;
  const { dropIds, tickets } = losersAdvantage;
  const who = whoHasMore(dropIds.join(" or "), tickets);
  return { ranking: TICKET_RANKING, advantage: { tickets, dropIds, who } } as const;
}

/** The rules of a drop's draw, as the record holds them. */
export const drawRulesOf = (drop: Announced): Rules => ({
  version: 1,
  ...rankingOf(drop),
  allocation: ALLOCATION,
  exclusions: exclusionWords(drop),
  roundAfterSeconds: drop.reviewSeconds + ROUND_AFTER_SECONDS,
  roundAgainSeconds: ROUND_AGAIN_SECONDS,
});

/** The execution of a drop's draw, or of a later part of it: an execution does only so much. */
export const drawExecutionOf = (dropId: string, part: number): string => `${dropId}-draw-${part}`;

/** How many of the sealed entries take no part. */
export const countExcluded = ({ exclusions }: Pick<SealedRecord, "exclusions">): number =>
  Object.values(exclusions).reduce((sum, count) => sum + count, 0);

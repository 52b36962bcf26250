import type { Drop } from "@/lib/shop/drop/schema";
import { ALLOCATION, RANKING, type Rules } from "@/packages/draw-record";

/** The round is so long after the entries close: the list is sealed before. */
const ROUND_AFTER_SECONDS = 20;
/** Where it was not, the next one is named, so long after. */
const ROUND_AGAIN_SECONDS = 60;

/** From this score on an entry is a machine's. */
export const AUTOMATED_FROM = 98;

/** What excludes an entry from a draw. The codes are public. */
export type ExclusionReason = "same_mailbox" | "same_door" | "automated" | "by_hand";
type Limits = Pick<Drop, "perMailbox" | "perDoor">;

/** How many entries of what is shared a draw keeps: the drop's own limits, and of a mailbox one where the drop sets none. */
export const keptOf = ({ perMailbox, perDoor }: Limits) => ({
  mailbox: perMailbox > 0 ? perMailbox : 1,
  door: perDoor > 0 ? perDoor : Infinity,
});

const stay = (count: number): string =>
  count === 1 ? "one stays, the one whose leaf is lowest" : `${count} stay, those whose leaves are lowest`;

const BY_HAND = [
  "Entries that a manager of ours excludes by hand, for a reason that is kept. By hand, too, a manager may keep an entry in that another",
  "of these rules excludes. Both end when the entries close, before anyone can know the random number.",
].join(" ");

/** What excludes from the draw of this drop, in words: no more and no less than is applied. */
function exclusionsOf(drop: Limits): Rules["exclusions"] {
  const { mailbox, door } = keptOf(drop);
  return {
    same_mailbox: `More than ${mailbox} of the entries whose mail arrives in one mailbox: ${stay(mailbox)}.`,
    ...(Number.isFinite(door) && { same_door: `More than ${door} of the entries to one door: ${stay(door)}.` }),
    automated: `Entries that the risk model scores ${AUTOMATED_FROM} of 100 or higher by what accompanies them.`,
    by_hand: BY_HAND,
  };
}

/** The rules of a drop's draw, as the record holds them. */
export const drawRulesOf = (drop: Limits): Rules => ({
  version: 1,
  ranking: RANKING,
  allocation: ALLOCATION,
  exclusions: exclusionsOf(drop),
  roundAfterSeconds: ROUND_AFTER_SECONDS,
  roundAgainSeconds: ROUND_AGAIN_SECONDS,
});

/** The execution of a drop's draw, or of a later part of it: an execution does only so much. */
export const drawExecutionOf = (dropId: string, part: number): string => `${dropId}-draw-${part}`;

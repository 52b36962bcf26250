import { ALLOCATION, RANKING, type Rules } from "@/packages/draw-record";

/** The round is so long after the entries close: the list is sealed before. */
const ROUND_AFTER_SECONDS = 20;
/** Where it was not, the next one is named, so long after. */
const ROUND_AGAIN_SECONDS = 60;

/** Households share a door; more entries than these are one person's, or a business. */
export const MOST_AT_A_DOOR = 4;
export const MOST_ON_A_PHONE = 2;
/** From this score on an entry is a machine's. */
export const AUTOMATED_FROM = 95;

/** What excludes an entry from a draw. The codes are public. */
export const EXCLUSIONS = {
  same_mailbox: "Several entries whose mail arrives in one mailbox: one stays, the one whose leaf is lowest.",
  same_door: `More than ${MOST_AT_A_DOOR} entries to one door: ${MOST_AT_A_DOOR} stay, those whose leaves are lowest.`,
  same_phone: `More than ${MOST_ON_A_PHONE} entries on one telephone: ${MOST_ON_A_PHONE} stay, those whose leaves are lowest.`,
  automated: `Entries that the risk model scores ${AUTOMATED_FROM} of 100 or higher by what accompanies them.`,
} as const;
export type ExclusionReason = keyof typeof EXCLUSIONS;

/** The rules of every draw, as the record holds them. */
export const DRAW_RULES: Rules = {
  version: 1,
  ranking: RANKING,
  allocation: ALLOCATION,
  exclusions: { ...EXCLUSIONS },
  roundAfterSeconds: ROUND_AFTER_SECONDS,
  roundAgainSeconds: ROUND_AGAIN_SECONDS,
};

/** The execution of a drop's draw, or of a later part of it: an execution does only so much. */
export const drawExecutionOf = (dropId: string, part: number): string => `${dropId}-draw-${part}`;

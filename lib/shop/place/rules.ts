/** What became of the holder of a place: it counts, was not stored, or has ended. */
export type HolderState =
  | { readonly is: "missing" }
  | { readonly is: "live"; readonly paid: boolean }
  | { readonly is: "ended"; readonly atMs: number; readonly how: "unpaid" | "rejected" | "otherwise" };

export type Ended = Extract<HolderState, { is: "ended" }>;

/** A person changes their mind, loses a card, is called away: so many times it costs nothing. */
const FREE_UNPAID = 4;
const FIRST_PAUSE_MS = 5 * 60_000;
/** From then on the mailbox orders no more in this drop. */
const MOST_UNPAID = 8;
const PAUSE_AFTER_REJECTION_MS = 3_600_000;

/** What pairs that were held and not paid for cost: from the fourth on a pause that doubles, from the eighth on no end. */
function pauseOfUnpaid(unpaid: number): number {
  if (unpaid < FREE_UNPAID) return 0;
  return unpaid >= MOST_UNPAID ? Infinity : FIRST_PAUSE_MS * 2 ** (unpaid - FREE_UNPAID);
}

/**
 * How long the next order waits, in milliseconds: 0 or less when it need not, Infinity when there is none in this drop.
 * @param unpaid how many orders of the place ended unpaid, `last` included
 */
export function pauseLeftMs(last: Ended, unpaid: number, nowMs: number): number {
  const pauseMs = Math.max(
    last.how === "unpaid" ? pauseOfUnpaid(unpaid) : 0,
    last.how === "rejected" ? PAUSE_AFTER_REJECTION_MS : 0,
    unpaid >= MOST_UNPAID ? Infinity : 0,
  );
  return last.atMs + pauseMs - nowMs;
}

/** A request that took a place and stored nothing since then is dead. */
const DEAD_AFTER_MS = 60_000;

/** As long as the shortest time to pay. */
const FIRST_PATIENCE_MS = 600_000;

/**
 * How long an order that is not paid for keeps a door from others: half as long after each before it that was not, so that
 * strangers who order in a household's name keep it out for twenty minutes in all.
 */
const patienceMs = (unpaidBefore: number): number => FIRST_PATIENCE_MS / 2 ** unpaidBefore;

export interface Reach {
  /** Whether the place is one of many that strangers can name, as a door is: one who has paid comes first there. */
  readonly sharedByStrangers: boolean;
  readonly hasPaid: boolean;
}

interface Taken {
  readonly takenAtMs: number;
  readonly unpaid: number;
}

/** Whether a place with such a holder is free to be taken over. */
export function isFree(holder: HolderState, { takenAtMs, unpaid }: Taken, reach: Reach, nowMs: number): boolean {
  const heldMs = nowMs - takenAtMs;
  if (holder.is === "missing") return heldMs > DEAD_AFTER_MS;
  if (holder.is === "ended") return true;
  return reach.sharedByStrangers && !holder.paid && (reach.hasPaid || heldMs > patienceMs(unpaid));
}

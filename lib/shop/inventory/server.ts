import type { OrderId } from "@/lib/platform/ids";
import { freePairs, pickPair, type PairRange } from "@/lib/shop/inventory/rules";
import { heldPairs, holdPair, releasePair } from "@/lib/shop/inventory/store";

/** How many pairs of the size no order holds, as of now. */
export const countPairsLeft = async (dropId: string, range: PairRange): Promise<number> =>
  freePairs(range, await heldPairs(dropId, range.size)).length;

export interface Reservation {
  readonly dropId: string;
  readonly range: PairRange;
  readonly orderId: OrderId;
  /** Every number that the order noted before, the last one last. */
  readonly triedPairs: readonly number[];
  /** Stores a number with the order before the order reaches for it. Resolves with all of them. */
  readonly note: (number: number) => Promise<readonly number[]>;
}

/**
 * Holds one numbered pair for the order and resolves with its number; undefined when the size is sold out.
 * A number is noted before it is held, so a repeat finds what an interrupted attempt held, and `releaseHeldPairs` can put
 * back every pair that the order may ever have taken.
 */
export async function reservePair({
  dropId,
  range,
  orderId,
  triedPairs,
  note,
}: Reservation): Promise<number | undefined> {
  for (let tried = triedPairs; ;) {
    const last = tried.at(-1);
    if (last !== undefined && (await holdPair(dropId, range.size, last, orderId))) return last;
    const next = pickPair(freePairs(range, await heldPairs(dropId, range.size)), orderId, tried.length);
    if (next === undefined) return undefined;
    tried = await note(next);
  }
}

interface Holder {
  readonly dropId: string;
  readonly size: string;
  readonly orderId: OrderId;
  readonly triedPairs: readonly number[];
}

/** Puts back every pair that the order holds, `except` one. Safe to repeat, and when it never held one. */
export async function releaseHeldPairs({ dropId, size, orderId, triedPairs }: Holder, except?: number): Promise<void> {
  const numbers = new Set(triedPairs.filter((number) => number !== except));
  await Promise.all([...numbers].map((number) => releasePair(dropId, size, number, orderId)));
}

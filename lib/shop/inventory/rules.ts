import { createHash } from "node:crypto";

/** The numbered pairs of one size: `pairs` of them, from `firstNumber` on. */
export interface PairRange {
  readonly size: string;
  readonly firstNumber: number;
  readonly pairs: number;
}

/** The numbers of a size that no order holds. */
export function freePairs({ firstNumber, pairs }: PairRange, held: ReadonlySet<number>): number[] {
  return Array.from({ length: pairs }, (_, i) => firstNumber + i).filter((number) => !held.has(number));
}

/**
 * Where this order's search begins: at a number of its own among the free pairs, so that a crowd does not fight for one.
 * @param attempt how often the order lost a race before
 */
export function pickPair(freeNumbers: readonly number[], orderId: string, attempt: number): number | undefined {
  const draw = createHash("sha256").update(`${orderId}:${attempt}`).digest().readUInt32BE(0);
  return freeNumbers[draw % freeNumbers.length];
}

import { createHash } from "node:crypto";
import type { Drop } from "@/lib/shop/drop/schema";

type SizeRange = Drop["sizes"][number];

/** The numbers of a size that nobody holds. */
export function freePairs({ firstNumber, pairs }: SizeRange, held: ReadonlySet<number>): number[] {
  return Array.from({ length: pairs }, (_, i) => firstNumber + i).filter((number) => !held.has(number));
}

/**
 * Where this order's search begins: a place of its own among the free pairs, so that a crowd does not fight for one.
 * @param attempt how often the order lost a race before
 */
export function pickPair(freeNumbers: readonly number[], orderId: string, attempt: number): number | undefined {
  const draw = createHash("sha256").update(`${orderId}:${attempt}`).digest().readUInt32BE(0);
  return freeNumbers[draw % freeNumbers.length];
}

import { createHash } from "node:crypto";

/**
 * Where this order's search begins: a place of its own among the free pairs, so that a crowd does not fight for one.
 * @param attempt how often the order lost a race before
 */
export function pickPair(freeNumbers: readonly number[], orderId: string, attempt: number): number | undefined {
  const draw = createHash("sha256").update(`${orderId}:${attempt}`).digest().readUInt32BE(0);
  return freeNumbers[draw % freeNumbers.length];
}

import { freePairs, holdPair, releasePair } from "@/lib/inventory/store";
import { pickPair } from "@/lib/inventory/rules";
import type { Order } from "@/lib/order/schema";
import { rememberTriedPair } from "@/lib/order/store";

/**
 * Holds one numbered pair for the order and resolves with its number; undefined when the size is sold out.
 * The order notes a number before it reaches for it, so a repeat finds what an interrupted attempt held, and
 * `releaseHeldPairs` can put back every pair the order may ever have taken.
 */
export async function reservePair(order: Order): Promise<number | undefined> {
  const { dropId, size, orderId } = order;
  for (let tried = order.triedPairs; ;) {
    const last = tried.at(-1);
    if (last !== undefined && (await holdPair(dropId, size, last, orderId))) return last;
    const next = pickPair(await freePairs(dropId, size), orderId, tried.length);
    if (next === undefined) return undefined;
    tried = await rememberTriedPair(orderId, next);
  }
}

/** Puts back every pair that the order holds. Safe to repeat, and when it never held one. */
export async function releaseHeldPairs({ dropId, size, orderId, triedPairs }: Order): Promise<void> {
  await Promise.all([...new Set(triedPairs)].map((number) => releasePair(dropId, size, number, orderId)));
}

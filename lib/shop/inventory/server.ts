import { findDrop } from "@/lib/shop/drop/store";
import type { Drop } from "@/lib/shop/drop/schema";
import { TerminalError } from "@/lib/platform/errors";
import { freePairs, pickPair } from "@/lib/shop/inventory/rules";
import { heldPairs, holdPair, releasePair } from "@/lib/shop/inventory/store";
import type { Order } from "@/lib/shop/order/schema";
import { rememberTriedPair } from "@/lib/shop/order/store";

type SizeRange = Drop["sizes"][number];

/** How many pairs of the size nobody holds, as of now. */
export const countPairsLeft = async (dropId: string, range: SizeRange): Promise<number> =>
  freePairs(range, await heldPairs(dropId, range.size)).length;

async function rangeOf({ dropId, size }: Order): Promise<SizeRange> {
  const drop = await findDrop();
  const range = drop?.dropId === dropId ? drop.sizes.find((offered) => offered.size === size) : undefined;
  if (!range) throw new TerminalError(`EU ${size} is not sold in ${dropId}`);
  return range;
}

/**
 * Holds one numbered pair for the order and resolves with its number; undefined when the size is sold out.
 * The order notes a number before it reaches for it, so a repeat finds what an interrupted attempt held, and
 * `releaseHeldPairs` can put back every pair the order may ever have taken.
 */
export async function reservePair(order: Order): Promise<number | undefined> {
  const { dropId, size, orderId } = order;
  const range = await rangeOf(order);
  for (let tried = order.triedPairs; ;) {
    const last = tried.at(-1);
    if (last !== undefined && (await holdPair(dropId, size, last, orderId))) return last;
    const next = pickPair(freePairs(range, await heldPairs(dropId, size)), orderId, tried.length);
    if (next === undefined) return undefined;
    tried = await rememberTriedPair(orderId, next);
  }
}

/** Puts back what the order holds besides the pair that stands. Safe to repeat. */
export async function releaseOtherPairs(order: Order, standing: number): Promise<void> {
  await releaseHeldPairs({ ...order, triedPairs: order.triedPairs.filter((number) => number !== standing) });
}

/** Puts back every pair that the order holds. Safe to repeat, and when it never held one. */
export async function releaseHeldPairs({ dropId, size, orderId, triedPairs }: Order): Promise<void> {
  await Promise.all([...new Set(triedPairs)].map((number) => releasePair(dropId, size, number, orderId)));
}

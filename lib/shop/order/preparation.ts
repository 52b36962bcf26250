import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { currentDrop } from "@/lib/shop/drop/server";
import { findDrop } from "@/lib/shop/drop/store";
import type { PairRange } from "@/lib/shop/inventory/rules";
import { releaseHeldPairs, reservePair } from "@/lib/shop/inventory/server";
import { isCompensated } from "@/lib/shop/order/rules";
import { confirmPlace } from "@/lib/shop/order/place";
import type { Order } from "@/lib/shop/order/schema";
import { noteTriedPair, recordPair } from "@/lib/shop/order/transitions";
import { ruleBasedAssessor } from "@/lib/shop/risk/server";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

async function rangeOf({ dropId, size }: Order): Promise<PairRange> {
  const drop = await findDrop();
  const range = drop?.dropId === dropId ? drop.sizes.find((offered) => offered.size === size) : undefined;
  if (!range) throw new TerminalError(`EU ${size} is not sold in ${dropId}`);
  return range;
}

async function noteOf(orderId: OrderId, number: number): Promise<readonly number[]> {
  const tried = await noteTriedPair(orderId, number);
  if (!tried) throw new TerminalError(`${orderId} may hold no pair any more`);
  return tried;
}

/**
 * Holds a pair for the order and resolves with its number; null when the size is sold out. Also when two attempts run at
 * once: one number is kept, and what else they took goes back.
 * @throws TerminalError when the order does not have its shopper's place in the drop
 */
export async function holdPairFor(order: Order): Promise<number | null> {
  const { orderId, dropId, triedPairs } = order;
  if (!(await confirmPlace(order))) throw new TerminalError(`${orderId} does not have its shopper's place in the drop`);
  const note = (number: number) => noteOf(orderId, number);
  const taken = await reservePair({ dropId, range: await rangeOf(order), orderId, triedPairs, note });
  if (taken === undefined) return null;
  const settled = await recordPair(orderId, taken);
  if (settled?.pairNumber === undefined || isCompensated(settled)) {
    await releaseHeldPairs(settled ?? { ...order, triedPairs: [...triedPairs, taken] }); // this attempt came too late
    throw new TerminalError(`${orderId} may hold no pair any more`);
  }
  await releaseHeldPairs(settled, settled.pairNumber);
  return settled.pairNumber;
}

/** Scores the order by what is stored about it. */
export async function assessOrder(order: Order): Promise<RiskAssessment> {
  const { opensAt } = await currentDrop();
  return ruleBasedAssessor.assess({
    ...order,
    ...order.fingerprint,
    orderedAt: order.createdAt,
    dropOpensAt: opensAt,
  });
}

import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { dropOf } from "@/lib/shop/drop/server";
import { shardOfNumber } from "@/lib/shop/inventory/rules";
import type { Stock } from "@/lib/shop/inventory/store";
import { releaseHeldPairs, reservePair } from "@/lib/shop/inventory/server";
import { keepPlacesOf } from "@/lib/shop/order/places";
import { isCompensated, isPrepared } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { noteTriedShard, recordPair } from "@/lib/shop/order/transitions";

/** The size that the order is of. @throws TerminalError when it is not sold */
async function stockOf({ dropId, size }: Order): Promise<Stock> {
  const { sizes } = await dropOf(dropId);
  const range = sizes.find((offered) => offered.size === size);
  if (!range) throw new TerminalError(`EU ${size} is not sold in ${dropId}`);
  return { dropId, range };
}

async function note(orderId: OrderId, shard: number): Promise<void> {
  if (!(await noteTriedShard(orderId, shard))) throw new TerminalError(`${orderId} may hold no pair any more`);
}

/**
 * Holds a pair for the order; null when the size is sold out. Also when two attempts run at
 * once: one number is kept, and what else they took goes back. Resolves with the order that has its pair. An order that is
 * further than that keeps what it has.
 * @throws TerminalError when the order may hold none any more
 */
export async function holdPairFor(order: Order): Promise<Order | null> {
  if (isPrepared(order) && !isCompensated(order)) return order;
  const { orderId, triedShards } = order;
  const stock = await stockOf(order);
  await keepPlacesOf(order, await dropOf(order.dropId));
  const taken = await reservePair({ ...stock, orderId, triedShards, note: (shard) => note(orderId, shard) });
  if (taken === undefined) return null;
  const settled = await recordPair(orderId, taken);
  if (settled?.pairNumber === undefined || isCompensated(settled)) {
    await releaseHeldPairs({ ...stock, orderId, triedShards: settled?.triedShards ?? triedShards }); // came too late
    throw new TerminalError(`${orderId} may hold no pair any more`);
  }
  if (settled.triedShards.length > 0 || settled.pairNumber !== taken)
    await releaseHeldPairs({ ...settled, ...stock }, shardOfNumber(stock.range, settled.pairNumber));
  return settled;
}

/** Puts back every pair that the order may ever have held. Safe to repeat. */
export const releasePairsOf = async (order: Order): Promise<void> =>
  releaseHeldPairs({ ...order, ...(await stockOf(order)) });

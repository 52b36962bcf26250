import { shardOf, type OrderId } from "@/lib/platform/ids";
import { homeShard } from "@/lib/shop/inventory/rules";
import { countFree, givePairBack, takePair, type Stock } from "@/lib/shop/inventory/store";

/** How many pairs of the size no order holds, as of now. */
export const countPairsLeft = async (stock: Stock): Promise<number> =>
  (await countFree(stock)).reduce((sum, left) => sum + left, 0);

export interface Reservation extends Stock {
  readonly orderId: OrderId;
  /** Shards beside its home that the order noted before, the last one last. */
  readonly triedShards: readonly number[];
  /** Stores a shard with the order before the order reaches into it. */
  readonly note: (shard: number) => Promise<void>;
}

/**
 * Holds one numbered pair for the order and resolves with its number; undefined when the size is sold out. The order reaches
 * into its home shard, and when that is empty into one that has pairs left, which it notes first: so a repeat finds what an
 * interrupted attempt took, and `releaseHeldPairs` can put back every pair that the order may ever have taken.
 */
export async function reservePair({
  dropId,
  range,
  orderId,
  triedShards,
  note,
}: Reservation): Promise<number | undefined> {
  const stock = { dropId, range };
  for (let shard = triedShards.at(-1) ?? homeShard(range, orderId); ;) {
    const number = await takePair({ ...stock, shard }, orderId);
    if (number !== undefined) return number;
    const next = await shardWithPairs(stock, orderId);
    if (next === undefined) return undefined;
    await note(next);
    shard = next;
  }
}

/** One of the shards that have pairs left, another one for each order. */
async function shardWithPairs(stock: Stock, orderId: OrderId): Promise<number | undefined> {
  const left = (await countFree(stock)).flatMap((count, shard) => (count > 0 ? [shard] : []));
  return left[shardOf(orderId, Math.max(1, left.length))];
}

interface Holder extends Stock {
  readonly orderId: OrderId;
  readonly triedShards: readonly number[];
}

/** Puts back every pair that the order holds, but the one of `except`. Safe to repeat, and when it never held one. */
export async function releaseHeldPairs(
  { dropId, range, orderId, triedShards }: Holder,
  except?: number,
): Promise<void> {
  const shards = new Set([homeShard(range, orderId), ...triedShards]);
  if (except !== undefined) shards.delete(except);
  await Promise.all([...shards].map((shard) => givePairBack({ dropId, range, shard }, orderId)));
}

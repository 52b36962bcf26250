import { z } from "zod";
import type { OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";
import { countShards, numbersOf, type PairRange } from "@/lib/shop/inventory/rules";

/** The pairs of one shard of a size: numbers that no order holds, and those that orders hold, by the order's id. */
const shardSchema = z.object({ free: z.array(z.int()), held: z.record(z.string(), z.int()) });
type Shard = z.infer<typeof shardSchema>;

/** One size of a drop. */
export interface Stock {
  readonly dropId: string;
  readonly range: PairRange;
}

interface ShardKey extends Stock {
  readonly shard: number;
}

const shards = entity({
  schema: shardSchema,
  key: ({ dropId, range, shard }: ShardKey) => ({ pk: `PAIRS#${dropId}#${range.size}#${shard}`, sk: "PAIRS" }),
});
const { when } = shards;

/** A shard is written when the first order reaches for it: until then all of its pairs are free. */
const untouched = ({ range, shard }: ShardKey): Shard => ({ free: numbersOf(range, shard), held: {} });
const readShard = async (key: ShardKey): Promise<Shard> => (await shards.get(key)) ?? untouched(key);
const readShards = ({ dropId, range }: Stock): Promise<Shard[]> =>
  Promise.all(Array.from({ length: countShards(range) }, (_, shard) => readShard({ dropId, range, shard })));

/** As untouched, and the first of its pairs is the order's. */
function touchedBy(key: ShardKey, orderId: OrderId): Shard {
  const {
    free: [first, ...free],
  } = untouched(key);
  return { free, held: first === undefined ? {} : { [orderId]: first } };
}

/**
 * One pair, one order; one order, one pair of a shard: resolves with the number that the order holds now, or held before;
 * undefined when the shard has none left. One write, whatever is left and however many reach for it; two for the first of a
 * shard. Safe to repeat.
 */
export async function takePair(key: ShardKey, orderId: OrderId): Promise<number | undefined> {
  const held = `held.${orderId}` as const;
  const { record } = await shards.decide(key, {
    take: { firstOf: "free", into: held },
    when: when.and(when.isNot("free", []), when.absent(held)),
  });
  if (record) return record.held[orderId];
  const first = touchedBy(key, orderId);
  return (await shards.create(key, first)) ? first.held[orderId] : takePair(key, orderId);
}

/** Puts back what the order holds of the shard. Safe to repeat, and when it never held one. */
export async function givePairBack(key: ShardKey, orderId: OrderId): Promise<void> {
  const number = (await shards.get(key))?.held[orderId];
  if (number === undefined) return;
  const held = `held.${orderId}` as const;
  await shards.update(key, { remove: [held], append: { free: [number] }, when: when.is(held, number) });
}

/** How many pairs each shard of the size has left, as of now. */
export const countFree = async (stock: Stock): Promise<number[]> =>
  (await readShards(stock)).map(({ free }) => free.length);

/** The numbers of this size that orders hold, as of now. */
export const heldPairs = async (stock: Stock): Promise<ReadonlySet<number>> =>
  new Set((await readShards(stock)).flatMap(({ held }) => Object.values(held)));

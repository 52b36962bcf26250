import { shardOf } from "@/lib/platform/ids";

/** Numbers that were added together: `pairs` of them, from `firstNumber` on. */
export interface Batch {
  readonly firstNumber: number;
  readonly pairs: number;
}

/**
 * The numbered pairs of one size, in batches. A restock appends a batch and changes none that is there: a shard holds the same
 * numbers for good.
 */
export interface PairRange {
  readonly size: string;
  readonly batches: readonly Batch[];
}

/** So few that a shard stays a small item, so many that few shards tell what is left of a size. */
const PAIRS_OF_A_SHARD = 50;

const shardsOf = ({ pairs }: Batch): number => Math.ceil(pairs / PAIRS_OF_A_SHARD);

interface Placed {
  readonly batch: Batch;
  /** The first of the batch's shards among those of the size. */
  readonly firstShard: number;
}

function placed({ batches }: PairRange): Placed[] {
  let next = 0;
  return batches.map((batch) => {
    const firstShard = next;
    next += shardsOf(batch);
    return { batch, firstShard };
  });
}

const isWithin = ({ firstNumber, pairs }: Batch, number: number): boolean =>
  number >= firstNumber && number < firstNumber + pairs;

/** How many pairs of the size there are, held or not. */
export const countPairs = ({ batches }: PairRange): number => batches.reduce((sum, { pairs }) => sum + pairs, 0);

/** How many items hold the pairs of a size between them: a crowd does not fight for one. */
export const countShards = ({ batches }: PairRange): number => batches.reduce((sum, batch) => sum + shardsOf(batch), 0);

/**
 * Where an order looks for its pair first: always the same shard, so a repeat finds what the first attempt took. It is one of
 * the first batch, which a restock does not change.
 */
export const homeShard = ({ batches: [first] }: PairRange, orderId: string): number =>
  first ? shardOf(orderId, shardsOf(first)) : 0;

/** The shard that has this number. @throws Error for a number that is not of the size */
export function shardOfNumber(range: PairRange, number: number): number {
  const found = placed(range).find(({ batch }) => isWithin(batch, number));
  if (!found) throw new Error(`no pair ${number} of EU ${range.size}`);
  const { batch, firstShard } = found;
  return firstShard + ((number - batch.firstNumber) % shardsOf(batch));
}

/** The numbers of a shard, lowest first; each number of the size is in one. */
export function numbersOf(range: PairRange, shard: number): number[] {
  const { batch, firstShard } = placed(range).findLast((place) => place.firstShard <= shard) ?? {};
  if (!batch || firstShard === undefined) return [];
  const [within, shards] = [shard - firstShard, shardsOf(batch)];
  const count = Math.ceil((batch.pairs - within) / shards);
  return Array.from({ length: count }, (_, i) => batch.firstNumber + within + i * shards);
}

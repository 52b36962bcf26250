import { shardOf } from "@/lib/platform/ids";

/** The numbered pairs of one size: `pairs` of them, from `firstNumber` on. */
export interface PairRange {
  readonly size: string;
  readonly firstNumber: number;
  readonly pairs: number;
}

/** So few that a shard stays a small item, so many that few shards tell what is left of a size. */
const PAIRS_OF_A_SHARD = 50;

/** How many items hold the pairs of a size between them: a crowd does not fight for one. */
export const countShards = ({ pairs }: PairRange): number => Math.ceil(pairs / PAIRS_OF_A_SHARD);

/** Where an order looks for its pair first: always the same shard, so a repeat finds what the first attempt took. */
export const homeShard = (range: PairRange, orderId: string): number => shardOf(orderId, countShards(range));

export const shardOfNumber = (range: PairRange, number: number): number =>
  (number - range.firstNumber) % countShards(range);

/** The numbers of a shard, lowest first; each number of the size is in one. */
export function numbersOf(range: PairRange, shard: number): number[] {
  const shards = countShards(range);
  const count = Math.ceil((range.pairs - shard) / shards);
  return Array.from({ length: count }, (_, i) => range.firstNumber + shard + i * shards);
}

/** Buckets that widen by so much: a quantile is right to within half of it, in bounded memory however many there are. */
const WIDENING = Math.log(1.05);

/** In which bucket a duration is. */
export const bucketOf = (seconds: number): number => Math.floor(Math.log(Math.max(0, seconds) + 1) / WIDENING);

const middleOf = (bucket: number): number => Math.round(Math.exp((bucket + 0.5) * WIDENING) - 1);

/** The duration, in whole seconds, that this share of all is at most (nearest rank); 0 of none. @param counts by bucket */
export function quantileOf(counts: ReadonlyMap<number, number>, share: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let left = Math.max(1, Math.ceil(share * total));
  for (const [bucket, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return middleOf(bucket);
  }
  return 0;
}

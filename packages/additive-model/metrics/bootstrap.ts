import { randomOf, type Random } from "../random.ts";

/** A value and its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The rows of each cluster, in the order of its first row. */
export function rowsByCluster(clusters: ArrayLike<number | string>): readonly Int32Array[] {
  const rows = new Map<number | string, number[]>();
  for (let row = 0; row < clusters.length; row++) {
    const cluster = clusters[row] as number | string;
    const list = rows.get(cluster);
    if (list) list.push(row);
    else rows.set(cluster, [row]);
  }
  return [...rows.values()].map((list) => Int32Array.from(list));
}

/** How often each row comes when as many clusters as there are are drawn with replacement. */
function drawn(clusters: readonly Int32Array[], rows: number, random: Random): Int32Array {
  const counts = new Int32Array(rows);
  for (let draw = 0; draw < clusters.length; draw++)
    for (const row of clusters[random.below(clusters.length)] as Int32Array) (counts[row] as number) += 1;
  return counts;
}

/** The value at a share of the sorted values, between two of them in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return (sorted[low] as number) + ((sorted[high] as number) - (sorted[low] as number)) * (at - low);
}

function intervalOf(value: number, draws: readonly number[]): Estimate {
  const sorted = Float64Array.from(draws.filter((draw) => !Number.isNaN(draw))).sort();
  return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/**
 * Statistics of rows with their 95 % percentile intervals, clusters drawn with replacement: rows of one actor depend on each
 * other. A statistic is told how often each row counts. Draws in which it is not defined (NaN) are left out of its interval.
 */
export function bootstrap<Name extends string>(
  clusters: readonly Int32Array[],
  statistics: (counts: Int32Array) => Readonly<Record<Name, number>>,
  seed: number,
  draws = 200,
): Record<Name, Estimate> {
  const random = randomOf(seed, "bootstrap");
  const rows = clusters.reduce((sum, { length }) => sum + length, 0);
  const found = Array.from({ length: draws }, () => statistics(drawn(clusters, rows, random)));
  const all = statistics(new Int32Array(rows).fill(1));
  const estimate = (name: Name) => {
    const values = found.map((draw) => draw[name]);
    return [name, intervalOf(all[name], values)] as const;
  };
  return Object.fromEntries((Object.keys(all) as Name[]).map(estimate)) as Record<Name, Estimate>;
}

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

function drawn(clusters: readonly Int32Array[], random: Random): Int32Array {
  const picked = clusters.map(() => clusters[random.below(clusters.length)] as Int32Array);
  const rows = new Int32Array(picked.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const cluster of picked) {
    rows.set(cluster, at);
    at += cluster.length;
  }
  return rows;
}

/** The value at a share of the sorted values, between two of them in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return (sorted[low] as number) + ((sorted[high] as number) - (sorted[low] as number)) * (at - low);
}

/**
 * A statistic of rows with its 95 % percentile interval, clusters drawn with replacement: rows of one actor depend on each
 * other. Draws in which the statistic is not defined (NaN) are left out.
 */
export function bootstrap(
  clusters: readonly Int32Array[],
  statistic: (rows: Int32Array) => number,
  seed: number,
  draws = 400,
): Estimate {
  const random = randomOf(seed, "bootstrap");
  const all = Int32Array.from(clusters.flatMap((rows) => [...rows]));
  const found = Float64Array.from({ length: draws }, () => statistic(drawn(clusters, random)))
    .filter((value) => !Number.isNaN(value))
    .sort();
  return { value: statistic(all), low: quantile(found, 0.025), high: quantile(found, 0.975) };
}

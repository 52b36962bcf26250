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

function intervalOf(value: number, draws: readonly number[]): Estimate {
  const sorted = Float64Array.from(draws.filter((draw) => !Number.isNaN(draw))).sort();
  return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/**
 * Statistics of rows with their 95 % percentile intervals, clusters drawn with replacement: rows of one actor depend on each
 * other. Draws in which a statistic is not defined (NaN) are left out of its interval.
 */
export function bootstrap<Name extends string>(
  clusters: readonly Int32Array[],
  statistics: (rows: Int32Array) => Readonly<Record<Name, number>>,
  seed: number,
  draws = 200,
): Record<Name, Estimate> {
  const random = randomOf(seed, "bootstrap");
  const found = Array.from({ length: draws }, () => statistics(drawn(clusters, random)));
  const all = statistics(Int32Array.from(clusters.flatMap((rows) => [...rows])));
  const names = Object.keys(all) as Name[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      intervalOf(
        all[name],
        found.map((draw) => draw[name]),
      ),
    ]),
  ) as Record<Name, Estimate>;
}

/** The bin of a value that is not known. Known values begin at 1. */
export const MISSING = 0;

/**
 * The bin of a value: 1 up to the first edge (included), one more for each edge passed. NaN is the missing value.
 * Edges ascend.
 */
export function binOf(edges: ArrayLike<number>, value: number): number {
  if (Number.isNaN(value)) return MISSING;
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Six significant digits: short in a file, and finer than any evidence. */
export const roundEdge = (edge: number): number => Number(edge.toPrecision(6));

/** The sorted distinct values, and how many have each. */
function countsOf(column: ArrayLike<number>): {
  readonly values: number[];
  readonly counts: number[];
  readonly known: number;
} {
  const sorted = Float64Array.from(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const [values, counts]: [number[], number[]] = [[], []];
  for (const value of sorted)
    if (value === values.at(-1)) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else {
      values.push(value);
      counts.push(1);
    }
  return { values, counts, known: sorted.length };
}

/**
 * Edges of at most `bins` bins that hold about equally many of the known values, each half-way between two values that
 * occur: equal values are never parted.
 */
export function quantileEdges(column: ArrayLike<number>, bins: number): number[] {
  const { values, counts, known } = countsOf(column);
  const edges: number[] = [];
  let [held, left, open] = [0, known, bins];
  values.slice(0, -1).forEach((value, i) => {
    held += counts[i] ?? 0;
    if (open < 2 || held < left / open) return;
    const edge = roundEdge((value + (values[i + 1] ?? value)) / 2);
    if (edge > (edges.at(-1) ?? -Infinity) && edge >= value && edge < (values[i + 1] ?? value)) edges.push(edge);
    left -= held;
    open -= 1;
    held = 0;
  });
  return edges;
}

/** The bin of every value of a column. */
export const binned = (column: ArrayLike<number>, edges: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: column.length }, (_, row) => binOf(edges, column[row] ?? Number.NaN));

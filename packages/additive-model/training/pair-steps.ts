import { isotonic, type Direction } from "../isotonic.ts";
import type { Histogram } from "./gradients.ts";
import type { LeafRules } from "./steps.ts";

/** The bins of two features as one: 0 where one is missing, then row by row. */
export interface PairColumn {
  readonly directions: readonly [Direction, Direction];
  /** Bins of the known values: rows and columns of the table. */
  readonly rows: number;
  readonly columns: number;
}

export const pairSize = ({ rows, columns }: PairColumn): number => rows * columns + 1;

/** The bins of a pair's table, from the bins of its two features. */
export const pairBins = (first: Uint8Array, second: Uint8Array, columns: number): Uint8Array =>
  first.map((row, at) => (row === 0 || second[at] === 0 ? 0 : (row - 1) * columns + (second[at] as number)));

/** The four quarters that a cut of rows and a cut of columns make, row by row. */
type Quarters = [number, number, number, number];

export interface Quartering {
  readonly row: number;
  readonly column: number;
  /** What each quarter moves by. */
  readonly values: Quarters;
  readonly gain: number;
}

/** Sums of all cells above and left of a corner. */
function prefixSums({ rows, columns }: PairColumn, cells: Float64Array): Float64Array {
  const width = columns + 1;
  const sums = new Float64Array((rows + 1) * width);
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++)
      sums[row * width + column] =
        (cells[(row - 1) * columns + column] as number) +
        (sums[(row - 1) * width + column] as number) +
        (sums[row * width + column - 1] as number) -
        (sums[(row - 1) * width + column - 1] as number);
  return sums;
}

function quarters(sums: Float64Array, { rows, columns }: PairColumn, row: number, column: number): Quarters {
  const at = (r: number, c: number) => sums[r * (columns + 1) + c] as number;
  const [top, left, all] = [at(row, columns), at(rows, column), at(rows, columns)];
  const corner = at(row, column);
  return [corner, top - corner, left - corner, all - top - left + corner];
}

const orderedAlong = (
  values: Quarters,
  weights: Quarters,
  pairs: readonly (readonly [number, number])[],
  to: Direction,
) => {
  for (const [a, b] of pairs) {
    const [low, high] = isotonic(
      [values[a] as number, values[b] as number],
      [weights[a] as number, weights[b] as number],
      to,
    );
    values[a] = low as number;
    values[b] = high as number;
  }
};

const COLUMNS = [
  [0, 2],
  [1, 3],
] as const;
const ROWS = [
  [0, 1],
  [2, 3],
] as const;

/** Values that keep both directions: pooled in turns, and what rounding leaves is lifted at the end. */
export function orderedQuarters(
  given: Quarters,
  weights: Quarters,
  [down, across]: PairColumn["directions"],
): Quarters {
  const values: Quarters = [...given];
  for (let turn = 0; turn < 20; turn++) {
    orderedAlong(values, weights, COLUMNS, down);
    orderedAlong(values, weights, ROWS, across);
  }
  return lifted(values, down, across);
}

const after = (value: number, before: number, to: Direction) => ((value - before) * to < 0 ? before : value);

/** Of two neighbours that still go against the direction, the later takes the value of the earlier. */
function lifted(values: Quarters, down: Direction, across: Direction): Quarters {
  const [a, b, c, d] = values;
  const [right, below] = [after(b, a, across), after(c, a, down)];
  return [a, right, below, after(after(d, right, down), below, across)];
}

/** How much the loss falls (twice, to the second order) when the quarters move by these values. */
const gainOf = (values: Quarters, first: Quarters, weights: Quarters): number =>
  values.reduce((sum, value, i) => sum - 2 * value * (first[i] as number) - value * value * (weights[i] as number), 0);

function quartered(
  first: Quarters,
  second: Quarters,
  pair: PairColumn,
  { ridge, leafMinimum }: LeafRules,
  least: number,
) {
  if (Math.min(...second) < leafMinimum) return undefined;
  const weights = second.map((value) => value + ridge) as Quarters;
  const free = first.map((value, i) => -value / (weights[i] as number)) as Quarters;
  if (gainOf(free, first, weights) <= least) return undefined;
  const values = orderedQuarters(free, weights, pair.directions);
  return { values, gain: gainOf(values, first, weights) };
}

/** FAST's cut (Lou et al. 2013): the two thresholds whose four quarters, kept in order, explain most of what is left. */
export function bestQuartering(pair: PairColumn, histogram: Histogram, rules: LeafRules): Quartering | undefined {
  const [first, second] = [prefixSums(pair, histogram.first), prefixSums(pair, histogram.second)];
  let best: Quartering | undefined;
  for (let row = 1; row < pair.rows; row++)
    for (let column = 1; column < pair.columns; column++) {
      const least = best?.gain ?? 1e-9;
      const found = quartered(
        quarters(first, pair, row, column),
        quarters(second, pair, row, column),
        pair,
        rules,
        least,
      );
      if (found && found.gain > least) best = { row, column, ...found };
    }
  return best;
}

/** A step of boosting for a pair: its four quarters, moved as the data asks and the directions allow. */
export function pairStepOf(pair: PairColumn, histogram: Histogram, rules: LeafRules): Float64Array {
  const step = new Float64Array(pairSize(pair));
  const cut = bestQuartering(pair, histogram, rules);
  if (!cut) return step;
  for (let row = 0; row < pair.rows; row++)
    for (let column = 0; column < pair.columns; column++)
      step[row * pair.columns + column + 1] = cut.values[
        (row < cut.row ? 0 : 2) + (column < cut.column ? 0 : 1)
      ] as number;
  return step;
}

import type { Direction } from "../isotonic.ts";
import type { Histogram } from "./gradients.ts";
import { gainOf, orderedQuarters, type Quarters } from "./quarters.ts";
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

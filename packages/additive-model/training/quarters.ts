import { isotonic, type Direction } from "../isotonic.ts";

/** The four quarters that a cut of rows and a cut of columns make, row by row. */
export type Quarters = [number, number, number, number];

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
  [down, across]: readonly [Direction, Direction],
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
export const gainOf = (values: Quarters, first: Quarters, weights: Quarters): number =>
  values.reduce((sum, value, i) => sum - 2 * value * (first[i] as number) - value * value * (weights[i] as number), 0);

import { shuffle, type Random } from "../random.ts";
import type { Direction } from "../isotonic.ts";

export interface FeatureSpec {
  readonly name: string;
  readonly direction: Direction;
  /** The most that it may take from the log-odds, and the most that it may add, beside its mean. Unlimited where not given. */
  readonly limits?: readonly [takes: number, adds: number];
  /** In no pair: its limits are all that it says. */
  readonly alone?: boolean;
}

/** Labelled rows, by column. NaN: missing. Rows of one group depend on each other and are never split. */
export interface Examples {
  readonly features: readonly FeatureSpec[];
  readonly columns: readonly Float64Array[];
  /** 1: what the model looks for. */
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
  readonly groups: Int32Array;
}

/** Some of the rows, in the given order. */
export const rowsOf = (examples: Examples, rows: Int32Array): Examples => ({
  features: examples.features,
  columns: examples.columns.map((column) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN)),
  labels: Uint8Array.from(rows, (row) => examples.labels[row] ?? 0),
  weights: Float64Array.from(rows, (row) => examples.weights[row] ?? 0),
  groups: Int32Array.from(rows, (row) => examples.groups[row] ?? 0),
});

const rowsWhere = (groups: Int32Array, chosen: (group: number) => boolean): Int32Array =>
  Int32Array.from([...groups.keys()].filter((row) => chosen(groups[row] ?? 0)));

/** Rows of a share of the groups, and the others. */
export function splitGroups(groups: Int32Array, share: number, random: Random): readonly [Int32Array, Int32Array] {
  const order = shuffle(
    [...new Set(groups)].sort((a, b) => a - b),
    random,
  );
  const first = new Set(order.slice(0, Math.round(order.length * share)));
  return [rowsWhere(groups, (group) => first.has(group)), rowsWhere(groups, (group) => !first.has(group))];
}

import { binOf, MISSING } from "./bins.ts";
import { isMonotone, type Direction } from "./isotonic.ts";

/** What one feature adds, in log-odds. `values[0]` is for a missing value, then one for each bin. */
export interface Shape {
  readonly feature: string;
  readonly direction: Direction;
  /** Ascending; a value on an edge belongs to the bin below. */
  readonly edges: readonly number[];
  readonly values: readonly number[];
}

/** What two features add together, in log-odds: nothing when one is missing. Rows are bins of the first. */
export interface PairTable {
  readonly features: readonly [string, string];
  readonly directions: readonly [Direction, Direction];
  readonly edges: readonly [readonly number[], readonly number[]];
  readonly values: readonly number[];
}

/** Log-odds are the intercept and one value of each shape and each pair. */
export interface AdditiveModel {
  readonly intercept: number;
  readonly shapes: readonly Shape[];
  readonly pairs: readonly PairTable[];
}

/** What one term adds for given values. */
export interface Contribution {
  readonly features: readonly string[];
  readonly logOdds: number;
}

/** Values by feature; what is not there is missing. */
export type Values = Readonly<Record<string, number | undefined>>;

const valueOf = (values: Values, feature: string): number => values[feature] ?? Number.NaN;

const addedByShape = ({ feature, edges, values }: Shape, given: Values): number =>
  values[binOf(edges, valueOf(given, feature))] ?? 0;

function addedByPair({ features, edges, values }: PairTable, given: Values): number {
  const row = binOf(edges[0], valueOf(given, features[0]));
  const column = binOf(edges[1], valueOf(given, features[1]));
  if (row === MISSING || column === MISSING) return 0;
  return values[(row - 1) * (edges[1].length + 1) + column - 1] ?? 0;
}

/** Every term's part: with the intercept they are the log-odds, exactly, in this order of adding. */
export function contributionsOf(model: AdditiveModel, values: Values): Contribution[] {
  return [
    ...model.shapes.map((shape) => ({ features: [shape.feature], logOdds: addedByShape(shape, values) })),
    ...model.pairs.map((pair) => ({ features: pair.features, logOdds: addedByPair(pair, values) })),
  ];
}

export const logOddsOf = (model: AdditiveModel, values: Values): number =>
  contributionsOf(model, values).reduce((sum, { logOdds }) => sum + logOdds, model.intercept);

export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

const rowsOf = (values: readonly number[], width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));
const columnsOf = (values: readonly number[], width: number): number[][] =>
  Array.from({ length: width }, (_, column) => values.filter((_, at) => at % width === column));

const shapeHolds = ({ values, direction }: Shape): boolean => isMonotone(values.slice(1), direction);
const pairHolds = ({ values, edges, directions }: PairTable): boolean =>
  columnsOf(values, edges[1].length + 1).every((column) => isMonotone(column, directions[0])) &&
  rowsOf(values, edges[1].length + 1).every((row) => isMonotone(row, directions[1]));

/** The terms that go against their direction anywhere. Empty: for no values does the model judge against it. */
export const unorderedTerms = ({ shapes, pairs }: AdditiveModel): string[] => [
  ...shapes.filter((shape) => !shapeHolds(shape)).map(({ feature }) => feature),
  ...pairs.filter((pair) => !pairHolds(pair)).map(({ features }) => features.join(" & ")),
];

/** The model whose log-odds are `slope` times these plus `shift`. */
export function rescaled(
  model: AdditiveModel,
  slope: number,
  shift: number,
  round = (value: number) => value,
): AdditiveModel {
  const scale = (values: readonly number[]) => values.map((value) => round(value * slope));
  return {
    intercept: round(model.intercept * slope + shift),
    shapes: model.shapes.map((shape) => ({ ...shape, values: scale(shape.values) })),
    pairs: model.pairs.map((pair) => ({ ...pair, values: scale(pair.values) })),
  };
}

import { randomOf, type Random } from "../random.ts";
import type { AdditiveModel, PairTable, Shape } from "../model.ts";
import { boostPairs, boostShapes, weightsByBin, type BoostRules, type Column, type PairBins } from "./boost.ts";
import { splitGroups, type Examples } from "./examples.ts";
import { gradientsAt, type Gradients } from "./gradients.ts";
import { knownMean } from "./missing.ts";
import { binsOf, binsOfPair, choosePairs, pairColumn, type Bins, type Chosen } from "./pairs.ts";

export type { Examples, FeatureSpec } from "./examples.ts";

export interface TrainingRules extends BoostRules {
  readonly bins: number;
  /** Bins of a feature in a pair's table. */
  readonly pairBins: number;
  readonly pairs: number;
  /** Models whose mean is the result: each is stopped by other rows. */
  readonly bags: number;
  /** Share of the groups that a bag stops by instead of learning from it. */
  readonly validationShare: number;
}

export const DEFAULT_RULES: TrainingRules = {
  bins: 24,
  pairBins: 6,
  pairs: 5,
  bags: 8,
  validationShare: 0.15,
  rate: 0.04,
  rounds: 400,
  patience: 25,
  leaves: 3,
  leafMinimum: 3,
  ridge: 2,
  missingRidge: 0.05,
  missingLimit: 0.3,
};

/** One bag: which rows teach, which stop. */
interface Bag {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

const pick = <Values extends Uint8Array | Float64Array>(values: Values, rows: Int32Array): Values =>
  (values instanceof Uint8Array
    ? Uint8Array.from(rows, (row) => values[row] as number)
    : Float64Array.from(rows, (row) => values[row] as number)) as Values;

const sidesOf = ({ labels, weights }: Examples, { training, validation }: Bag, scores: Float64Array) => {
  const side = (rows: Int32Array) => gradientsAt(pick(scores, rows), pick(labels, rows), pick(weights, rows));
  return { training: side(training), validation: side(validation) };
};

const bagOf = ({ groups }: Examples, share: number, random: Random): Bag => {
  const [validation, training] = splitGroups(groups, share, random);
  return { training, validation };
};

const byBag = (bins: Uint8Array, { training, validation }: Bag) => ({
  training: pick(bins, training),
  validation: pick(bins, validation),
});

function meanOf(tables: readonly (readonly Float64Array[])[]): Float64Array[] {
  const [first = []] = tables;
  return first.map((table, term) =>
    table.map((_, bin) => tables.reduce((sum, bag) => sum + (bag[term]?.[bin] as number), 0) / tables.length),
  );
}

/** The log-odds of the labels by weight. */
function priorOf({ labels, weights }: Examples): number {
  let [positive, total] = [1e-9, 2e-9];
  for (let row = 0; row < labels.length; row++) {
    positive += (labels[row] as number) * (weights[row] as number);
    total += weights[row] as number;
  }
  return Math.log(positive / (total - positive));
}

function scoresWith(
  start: number,
  rows: number,
  tables: readonly Float64Array[],
  bins: readonly Uint8Array[],
): Float64Array {
  const scores = new Float64Array(rows).fill(start);
  tables.forEach((table, term) =>
    bins[term]?.forEach((bin, row) => {
      (scores[row] as number) += table[bin] as number;
    }),
  );
  return scores;
}

const columnsOf = (examples: Examples, bins: Bins, bag: Bag): Column[] =>
  bins.columns.map((column, i) => ({
    direction: examples.features[i]?.direction ?? 0,
    size: (bins.edges[i]?.length ?? 0) + 2,
    ...byBag(column, bag),
  }));

const pairsOf = (examples: Examples, coarse: Bins, chosen: readonly Chosen[], bag: Bag): PairBins[] =>
  chosen.map((pair) => ({ pair: pairColumn(examples, coarse, pair), ...byBag(binsOfPair(coarse, pair), bag) }));

interface Trained {
  readonly start: number;
  readonly shapes: readonly Float64Array[];
  readonly chosen: readonly Chosen[];
  readonly tables: readonly Float64Array[];
}

function boosted(examples: Examples, bins: Bins, coarse: Bins, seed: number, rules: TrainingRules): Trained {
  const start = priorOf(examples);
  const rows = examples.labels.length;
  const bags = Array.from({ length: rules.bags }, (_, bag) =>
    bagOf(examples, rules.validationShare, randomOf(seed, "bag", bag)),
  );
  const flat = new Float64Array(rows).fill(start);
  const shapes = meanOf(
    bags.map((bag) => boostShapes(columnsOf(examples, bins, bag), sidesOf(examples, bag, flat), rules)),
  );
  const scores = scoresWith(start, rows, shapes, bins.columns);
  const left: Gradients = gradientsAt(scores.slice(), examples.labels, examples.weights);
  const chosen = choosePairs(examples, coarse, left, rules, rules.pairs);
  const tables = meanOf(
    bags.map((bag) => boostPairs(pairsOf(examples, coarse, chosen, bag), sidesOf(examples, bag, scores), rules)),
  );
  return { start, shapes, chosen, tables };
}

/** Four digits: a thousandth of a point is enough, and a file of them is small. Keeps every order. */
export const roundLogOdds = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

const round = (values: Float64Array, shift: number): number[] =>
  Array.from(values, (value) => roundLogOdds(value - shift));

/**
 * Learns an additive model: shapes first, then the few pairs that explain most of what they leave. Every shape and table keeps
 * its features' directions. The same examples and seed give the same model, to the byte, on the same version of Node.
 */
export function train(examples: Examples, seed: number, rules: TrainingRules = DEFAULT_RULES): AdditiveModel {
  const [bins, coarse] = [binsOf(examples, rules.bins), binsOf(examples, rules.pairBins)];
  const { start, shapes, chosen, tables } = boosted(examples, bins, coarse, seed, rules);
  const means = shapes.map((shape, i) =>
    knownMean(shape, weightsByBin(bins.columns[i] as Uint8Array, shape.length, examples.weights)),
  );
  return {
    intercept: roundLogOdds(means.reduce((sum, mean) => sum + mean, start)),
    shapes: examples.features.map(({ name, direction }, i): Shape => ({
      feature: name,
      direction,
      edges: bins.edges[i] ?? [],
      values: round(shapes[i] as Float64Array, means[i] ?? 0),
    })),
    pairs: chosen.map((pair, i) => pairTable(examples, coarse, pair, tables[i] as Float64Array)),
  };
}

function pairTable(examples: Examples, { edges }: Bins, [a, b]: Chosen, table: Float64Array): PairTable {
  const [first, second] = [examples.features[a], examples.features[b]];
  return {
    features: [first?.name ?? "", second?.name ?? ""],
    directions: [first?.direction ?? 0, second?.direction ?? 0],
    edges: [edges[a] ?? [], edges[b] ?? []],
    values: round(table.subarray(1), 0),
  };
}

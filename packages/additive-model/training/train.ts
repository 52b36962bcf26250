import type { AdditiveModel, PairTable, Shape } from "../model.ts";
import { bagsOf, binsInBag, gradientsInBag, meanOf, type Bag } from "./bags.ts";
import { boost, type BoostRules, type Term } from "./boost.ts";
import type { Examples } from "./examples.ts";
import { addToScores, gradientsAt, type Gradients } from "./gradients.ts";
import { knownMean } from "./missing.ts";
import { binsOf, binsOfPair, choosePairs, pairColumn, type Bins, type Pair } from "./pairs.ts";
import { pairTerm, shapeTerm, weightsByBin, type TermRules } from "./terms.ts";

export interface TrainingRules extends BoostRules, TermRules {
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
  bags: 6,
  validationShare: 0.15,
  rate: 0.07,
  rounds: 200,
  patience: 15,
  leaves: 3,
  leafMinimum: 3,
  ridge: 2,
  missingRidge: 0.05,
  missingLimit: 0.3,
};

/** Bags that suffice to see what single features leave unexplained. */
const SCOUTS = 2;

interface Setting {
  readonly examples: Examples;
  readonly bins: Bins;
  readonly coarse: Bins;
  /** The log-odds of the labels by weight. */
  readonly start: number;
  readonly rules: TrainingRules;
}

function priorOf({ labels, weights }: Examples): number {
  let [positive, total] = [1e-9, 2e-9];
  for (let row = 0; row < labels.length; row++) {
    positive += (labels[row] as number) * (weights[row] as number);
    total += weights[row] as number;
  }
  return Math.log(positive / (total - positive));
}

/** Pairs come before shapes: a shape that moved first cannot go back behind its direction. */
function termsOf({ examples, bins, coarse, rules }: Setting, pairs: readonly Pair[], bag: Bag): Term[] {
  const weights = Float64Array.from(bag.training, (row) => examples.weights[row] as number);
  const shape = (column: Uint8Array, i: number) => ({
    direction: examples.features[i]?.direction ?? 0,
    limits: examples.features[i]?.limits,
    size: (bins.edges[i]?.length ?? 0) + 2,
    bins: binsInBag(column, bag),
  });
  return [
    ...pairs.map((pair) =>
      pairTerm(pairColumn(examples, coarse, pair), binsInBag(binsOfPair(coarse, pair), bag), weights, rules),
    ),
    ...bins.columns.map((column, i) => shapeTerm(shape(column, i), weights, rules)),
  ];
}

const boosted = (setting: Setting, pairs: readonly Pair[], bags: readonly Bag[]): Float64Array[] =>
  meanOf(
    bags.map((bag) =>
      boost(termsOf(setting, pairs, bag), gradientsInBag(setting.examples, bag, setting.start), setting.rules),
    ),
  );

/** What shapes alone leave to be explained. */
function unexplained({ examples, bins, start }: Setting, shapes: readonly Float64Array[]): Gradients {
  const scores = new Float64Array(examples.labels.length).fill(start);
  const gradients = gradientsAt(scores, examples.labels, examples.weights);
  shapes.forEach((shape, i) => addToScores(gradients, bins.columns[i] as Uint8Array, shape));
  return gradients;
}

/** Four digits: a thousandth of a point is enough, and a file of them is small. Keeps every order. */
export const roundLogOdds = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

/** A table around the mean of its known values, which goes into the intercept. */
function centred(table: Float64Array, bins: Uint8Array, weights: Float64Array, missingLimit: number) {
  const mean = knownMean(table, weightsByBin(bins, table.length, weights));
  const [missing = 0, ...known] = Array.from(table, (value) => value - mean);
  const held = Math.min(missingLimit, Math.max(-missingLimit, missing));
  return { mean, values: [held, ...known].map(roundLogOdds) };
}

function shapeOf({ examples, bins }: Setting, feature: number, values: readonly number[]): Shape {
  const { name, direction } = examples.features[feature] ?? { name: "", direction: 0 };
  return { feature: name, direction, edges: bins.edges[feature] ?? [], values };
}

function tableOf({ examples, coarse }: Setting, [a, b]: Pair, [, ...values]: readonly number[]): PairTable {
  const [first, second] = [examples.features[a], examples.features[b]];
  return {
    features: [first?.name ?? "", second?.name ?? ""],
    directions: [first?.direction ?? 0, second?.direction ?? 0],
    edges: [coarse.edges[a] ?? [], coarse.edges[b] ?? []],
    values,
  };
}

/**
 * Learns an additive model: the few pairs that explain most of what single features leave, and all features. Every shape and
 * table keeps its features' directions. The same examples and seed give the same model, to the byte, on the same version of
 * Node.
 */
export function train(examples: Examples, seed: number, rules: TrainingRules = DEFAULT_RULES): AdditiveModel {
  const [bins, coarse] = [binsOf(examples, rules.bins), binsOf(examples, rules.pairBins)];
  const setting: Setting = { examples, bins, coarse, start: priorOf(examples), rules };
  const bags = bagsOf(examples, rules.bags, rules.validationShare, seed);
  const alone = boosted(setting, [], bags.slice(0, SCOUTS));
  const pairs = choosePairs(examples, coarse, unexplained(setting, alone), rules, rules.pairs);
  const binsOfTerm = [...pairs.map((pair) => binsOfPair(coarse, pair)), ...bins.columns];
  const terms = boosted(setting, pairs, bags).map((table, i) =>
    centred(table, binsOfTerm[i] as Uint8Array, examples.weights, rules.missingLimit),
  );
  return {
    intercept: roundLogOdds(terms.reduce((sum, { mean }) => sum + mean, setting.start)),
    shapes: terms.slice(pairs.length).map(({ values }, feature) => shapeOf(setting, feature, values)),
    pairs: pairs.map((pair, i) => tableOf(setting, pair, terms[i]?.values ?? [])),
  };
}

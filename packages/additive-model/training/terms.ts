import { MISSING } from "../bins.ts";
import type { Direction } from "../isotonic.ts";
import type { Sides, Term } from "./boost.ts";
import { histogramOf } from "./gradients.ts";
import { knownMean, missingValue, type MissingRules } from "./missing.ts";
import { pairSize, pairStepOf, type PairColumn } from "./pair-steps.ts";
import { stepOf, type LeafRules } from "./steps.ts";

export interface TermRules extends LeafRules, MissingRules {
  /** How much of a step is taken. */
  readonly rate: number;
}

/** The weight of the rows in each bin. */
export function weightsByBin(bins: Uint8Array, size: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  bins.forEach((bin, row) => {
    (sums[bin] as number) += weights[row] as number;
  });
  return sums;
}

const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const added = (table: Float64Array, step: Float64Array) => table.map((value, bin) => value + (step[bin] as number));

type Limits = readonly [takes: number, adds: number];
const UNLIMITED: Limits = [Infinity, Infinity];

/** The step, cut where the table would leave its limits around its mean. Keeps every order. */
function limited(table: Float64Array, step: Float64Array, byBin: Float64Array, [takes, adds]: Limits): Float64Array {
  const next = added(table, step);
  const mean = knownMean(next, byBin);
  return next.map((value, bin) => Math.min(mean + adds, Math.max(mean - takes, value)) - (table[bin] as number));
}

export interface ShapeColumn {
  readonly direction: Direction;
  readonly limits?: Limits | undefined;
  readonly size: number;
  readonly bins: Sides<Uint8Array>;
}

/** One feature: a small tree for the known values, a rule of its own for the missing one. */
export function shapeTerm(
  { direction, limits = UNLIMITED, size, bins }: ShapeColumn,
  weights: Float64Array,
  rules: TermRules,
): Term {
  const byBin = weightsByBin(bins.training, size, weights);
  const limit = total(byBin.subarray(MISSING + 1)) > 0 ? rules.missingLimit : 0;
  const hold = { rate: rules.rate, limit, ridge: rules.missingRidge * total(byBin) };
  return {
    size,
    bins,
    step(table, gradients) {
      const histogram = histogramOf(gradients, bins.training, size);
      const free = stepOf(histogram, direction, rules).map((value) => value * rules.rate);
      const step = limited(table, free, byBin, limits);
      const value = table[MISSING] as number;
      step[MISSING] = missingValue(value, histogram, { ...hold, mean: knownMean(added(table, step), byBin) }) - value;
      return step;
    },
  };
}

/** Two features: a quartering of their known values. Where one is missing, the mean. */
export function pairTerm(pair: PairColumn, bins: Sides<Uint8Array>, weights: Float64Array, rules: TermRules): Term {
  const size = pairSize(pair);
  const byBin = weightsByBin(bins.training, size, weights);
  return {
    size,
    bins,
    step(table, gradients) {
      const histogram = histogramOf(gradients, bins.training, size);
      const step = pairStepOf(pair, histogram, rules).map((value) => value * rules.rate);
      step[MISSING] = knownMean(added(table, step), byBin) - (table[MISSING] as number);
      return step;
    },
  };
}

import { MISSING } from "../bins.ts";
import type { Direction } from "../isotonic.ts";
import { addToScores, histogramOf, lossOf, type Gradients } from "./gradients.ts";
import { knownMean, missingValue, type MissingRules } from "./missing.ts";
import { pairSize, pairStepOf, type PairColumn } from "./pair-steps.ts";
import { stepOf, type LeafRules } from "./steps.ts";

export interface BoostRules extends LeafRules, MissingRules {
  readonly rate: number;
  readonly rounds: number;
  /** Rounds without a lower loss on the validation rows before it stops. */
  readonly patience: number;
}

/** The rows that are learned from, and those that say when to stop. */
export interface Sides<Of> {
  readonly training: Of;
  readonly validation: Of;
}

/** A feature's bins. */
export interface Column extends Sides<Uint8Array> {
  readonly direction: Direction;
  readonly size: number;
}

/** A pair's bins. */
export interface PairBins extends Sides<Uint8Array> {
  readonly pair: PairColumn;
}

type Improve = (table: Float64Array, term: number) => void;

function add(table: Float64Array, step: Float64Array, bins: Sides<Uint8Array>, sides: Sides<Gradients>): void {
  for (let bin = 0; bin < table.length; bin++) (table[bin] as number) += step[bin] as number;
  addToScores(sides.training, bins.training, step);
  addToScores(sides.validation, bins.validation, step);
}

const copies = (tables: readonly Float64Array[]) => tables.map((table) => table.slice());

/** Round after round a small step for each term in turn. Keeps the tables of the round with the least validation loss. */
function cyclic(sizes: readonly number[], improve: Improve, validation: Gradients, rules: BoostRules): Float64Array[] {
  const tables = sizes.map((size) => new Float64Array(size));
  let best = { loss: lossOf(validation), round: 0, tables: copies(tables) };
  for (let round = 1; round <= rules.rounds && round - best.round <= rules.patience; round++) {
    tables.forEach(improve);
    const loss = lossOf(validation);
    if (loss < best.loss - 1e-7) best = { loss, round, tables: copies(tables) };
  }
  return best.tables;
}

/** The weight of the training rows in each bin. */
export function weightsByBin(bins: Uint8Array, size: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  bins.forEach((bin, row) => {
    (sums[bin] as number) += weights[row] as number;
  });
  return sums;
}

const sumOf = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

/** A step for the known values by a small tree, and for the missing one by its own rule. */
function shapeStep(shape: Float64Array, column: Column, byBin: Float64Array, gradients: Gradients, rules: BoostRules) {
  const histogram = histogramOf(gradients, column.training, column.size);
  const step = stepOf(histogram, column.direction, rules).map((value) => value * rules.rate);
  const mean = knownMean(
    shape.map((value, bin) => value + (step[bin] as number)),
    byBin,
  );
  const ridge = rules.missingRidge * sumOf(byBin);
  const missing = missingValue(shape[MISSING] as number, histogram, {
    mean,
    ridge,
    rate: rules.rate,
    limit: rules.missingLimit,
  });
  step[MISSING] = missing - (shape[MISSING] as number);
  return step;
}

export function boostShapes(columns: readonly Column[], sides: Sides<Gradients>, rules: BoostRules): Float64Array[] {
  const byBin = columns.map(({ training, size }) => weightsByBin(training, size, sides.training.weights));
  const improve: Improve = (shape, i) => {
    const column = columns[i] as Column;
    add(shape, shapeStep(shape, column, byBin[i] as Float64Array, sides.training, rules), column, sides);
  };
  return cyclic(
    columns.map(({ size }) => size),
    improve,
    sides.validation,
    rules,
  );
}

/** The pairs' tables, on top of the scores so far. */
export function boostPairs(pairs: readonly PairBins[], sides: Sides<Gradients>, rules: BoostRules): Float64Array[] {
  const improve: Improve = (table, i) => {
    const bins = pairs[i] as PairBins;
    const histogram = histogramOf(sides.training, bins.training, table.length);
    const step = pairStepOf(bins.pair, histogram, rules).map((value) => value * rules.rate);
    add(table, step, bins, sides);
  };
  return cyclic(
    pairs.map(({ pair }) => pairSize(pair)),
    improve,
    sides.validation,
    rules,
  );
}

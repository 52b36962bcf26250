import { addToScores, lossOf, type Gradients } from "./gradients.ts";

/** The rows that are learned from, and those that say when to stop. */
export interface Sides<Of> {
  readonly training: Of;
  readonly validation: Of;
}

/** Part of an additive model while it is learned: a value for each bin. */
export interface Term {
  readonly size: number;
  readonly bins: Sides<Uint8Array>;
  /** How the values should change next. */
  step(table: Float64Array, gradients: Gradients): Float64Array;
}

export interface BoostRules {
  readonly rounds: number;
  /** Rounds without a lower loss on the validation rows before it stops. */
  readonly patience: number;
}

const LEAST_GAIN = 1e-7;

function improve(term: Term, table: Float64Array, sides: Sides<Gradients>): void {
  const step = term.step(table, sides.training);
  for (let bin = 0; bin < table.length; bin++) (table[bin] as number) += step[bin] as number;
  addToScores(sides.training, term.bins.training, step);
  addToScores(sides.validation, term.bins.validation, step);
}

/**
 * Cyclic boosting: round after round, a small step for each term in turn. Keeps the tables of the round with the least loss on
 * the validation rows.
 */
export function boost(terms: readonly Term[], sides: Sides<Gradients>, rules: BoostRules): Float64Array[] {
  const tables = terms.map(({ size }) => new Float64Array(size));
  const kept = () => tables.map((table) => table.slice());
  let best = { loss: lossOf(sides.validation), round: 0, tables: kept() };
  for (let round = 1; round <= rules.rounds && round - best.round <= rules.patience; round++) {
    terms.forEach((term, i) => improve(term, tables[i] as Float64Array, sides));
    const loss = lossOf(sides.validation);
    if (loss < best.loss - LEAST_GAIN) best = { loss, round, tables: kept() };
  }
  return best.tables;
}

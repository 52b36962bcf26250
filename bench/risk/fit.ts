import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { hashOf } from "@/lib/shop/risk/model/check";
import { scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { binned } from "@/packages/additive-model/bins";
import { brier, calibrationError } from "@/packages/additive-model/metrics/calibration";
import { calibrate } from "@/packages/additive-model/metrics/platt";
import { recallAtFpr, rocAuc } from "@/packages/additive-model/metrics/ranking";
import { logOddsOf, probabilityOf, rescaled, type AdditiveModel, type Shape } from "@/packages/additive-model/model";
import { randomOf } from "@/packages/additive-model/random";
import { splitGroups } from "@/packages/additive-model/training/examples";
import { DEFAULT_RULES, roundLogOdds, train, type TrainingRules } from "@/packages/additive-model/training/train";
import { examplesOf } from "./examples.ts";
import { masked } from "./masking.ts";
import { rowsHash, type LabelledRow } from "./rows.ts";
import { chooseThresholds } from "./thresholds.ts";

export interface FitRequest {
  readonly engine: string;
  readonly source: ModelFile["trainedOn"]["source"];
  readonly note: string;
  readonly seed: number;
  readonly rules?: TrainingRules;
}

/** Rows to learn from, to calibrate and choose thresholds on, and to measure on. No campaign is in two of them. */
export function splitCampaigns(
  rows: readonly LabelledRow[],
  seed: number,
): readonly [LabelledRow[], LabelledRow[], LabelledRow[]] {
  const { groups } = examplesOf(rows);
  const [learning, rest] = splitGroups(groups, 0.6, randomOf(seed, "split"));
  const [calibration, test] = splitGroups(
    Int32Array.from(rest, (row) => groups[row] ?? 0),
    0.5,
    randomOf(seed, "test"),
  );
  const pick = (chosen: Iterable<number>) => [...chosen].map((row) => rows[row] as LabelledRow);
  const ofRest = (chosen: Int32Array) => pick(Int32Array.from(chosen, (at) => rest[at] ?? 0));
  return [pick(learning), ofRest(calibration), ofRest(test)];
}

const logOddsOfRows = (model: AdditiveModel, rows: readonly LabelledRow[]): Float64Array =>
  Float64Array.from(rows, ({ vector }) => logOddsOf(model, vector));
const labelsOf = (rows: readonly LabelledRow[]): Uint8Array => Uint8Array.from(rows, ({ label }) => label);

/** Learns from one part of the rows and calibrates on another: log-odds that mean what they say. */
export function fitted(
  learning: readonly LabelledRow[],
  calibration: readonly LabelledRow[],
  seed: number,
  rules: TrainingRules,
): AdditiveModel {
  const raw = train(examplesOf(masked(learning, seed)), seed, rules);
  const held = masked(calibration, seed + 1);
  const { slope, shift } = calibrate(logOddsOfRows(raw, held), labelsOf(held));
  return rescaled(raw, slope, shift, roundLogOdds);
}

const digits = (value: number) => Number(value.toFixed(4));

function sharesOf({ feature, edges, values }: Shape, rows: readonly LabelledRow[]): number[] {
  const column = rows.map(({ vector }) => (vector as Record<string, number>)[feature] ?? Number.NaN);
  const counts = values.map(() => 0);
  for (const bin of binned(column, edges)) counts[bin] = (counts[bin] ?? 0) + 1;
  return counts.map((count) => digits(count / Math.max(rows.length, 1)));
}

function measured(model: AdditiveModel, test: readonly LabelledRow[]): Record<string, number> {
  const [scores, labels] = [logOddsOfRows(model, test), labelsOf(test)];
  const probabilities = scores.map(probabilityOf);
  const metrics = {
    rows: test.length,
    rocAuc: rocAuc({ scores, labels }),
    recallAt1: recallAtFpr({ scores, labels }, 0.01),
    brier: brier({ probabilities, labels }),
    calibrationError: calibrationError({ probabilities, labels }),
  };
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, digits(value)]));
}

/** A whole model out of rows: learned, calibrated, with thresholds, measured on campaigns that it has not seen. */
export function fit(rows: readonly LabelledRow[], request: FitRequest): ModelFile {
  const [learning, calibration, test] = splitCampaigns(rows, request.seed);
  const model = fitted(learning, calibration, request.seed, request.rules ?? DEFAULT_RULES);
  const scored = calibration.map((row) => ({ ...row, score: scoreOfLogOdds(logOddsOf(model, row.vector)) }));
  const { seed, source, note, engine } = request;
  const file = {
    engine,
    evidenceVersion: EVIDENCE_VERSION,
    trainedOn: { source, seed, rows: rows.length, hash: rowsHash(rows), note },
    intercept: model.intercept,
    shapes: model.shapes.map((shape) => ({ ...shape, shares: sharesOf(shape, learning) })),
    pairs: model.pairs,
    thresholds: chooseThresholds(scored),
    metrics: measured(model, test),
    hash: "",
  } as ModelFile;
  return { ...file, hash: hashOf(file) };
}

import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { hashOf } from "@/lib/shop/risk/model/check";
import { scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { binned } from "@/packages/additive-model/bins";
import { brier, calibrationError } from "@/packages/additive-model/metrics/calibration";
import { calibrate } from "@/packages/additive-model/metrics/platt";
import { curveOf, recallAtFpr, rocAuc } from "@/packages/additive-model/metrics/ranking";
import { logOddsOf, probabilityOf, rescaled, type AdditiveModel, type Shape } from "@/packages/additive-model/model";
import { DEFAULT_RULES, roundLogOdds, train, type TrainingRules } from "@/packages/additive-model/training/train";
import { examplesOf } from "./examples.ts";
import { rowsHash, type LabelledRow } from "./rows.ts";
import { splitCampaigns, type Split } from "./split.ts";
import { spoiled } from "./spoiling.ts";
import { chooseThresholds } from "./thresholds.ts";

export interface FitRequest {
  readonly engine: string;
  readonly source: ModelFile["trainedOn"]["source"];
  readonly note: string;
  readonly seed: number;
  readonly rules?: TrainingRules;
}

export const labelsOf = (rows: readonly LabelledRow[]): Uint8Array => Uint8Array.from(rows, ({ label }) => label);
export const logOddsOfRows = (model: AdditiveModel, rows: readonly LabelledRow[]): Float64Array =>
  Float64Array.from(rows, ({ vector }) => logOddsOf(model, vector));

/** Learns from one part of the rows and calibrates on another: log-odds that mean what they say. */
export function fitted({ learning, calibration }: Split, seed: number, rules: TrainingRules): AdditiveModel {
  const raw = train(examplesOf(spoiled(learning, seed)), seed, rules);
  const { slope, shift } = calibrate(logOddsOfRows(raw, calibration), labelsOf(calibration));
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
  const curve = curveOf({ scores, labels });
  const probabilities = scores.map(probabilityOf);
  const metrics = {
    rows: test.length,
    rocAuc: rocAuc(curve),
    recallAt1: recallAtFpr(curve, 0.01),
    brier: brier({ probabilities, labels }),
    calibrationError: calibrationError({ probabilities, labels }),
  };
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, digits(value)]));
}

/** As a reviewer sees them. */
const scored = (model: AdditiveModel, rows: readonly LabelledRow[]) =>
  rows
    .filter(({ reading }) => reading !== "order")
    .map(({ label, kind, vector }) => ({ label, kind, score: scoreOfLogOdds(logOddsOf(model, vector)) }));

/** A whole model out of rows: learned, calibrated, with thresholds, measured on campaigns that it has not seen. */
export function fit(rows: readonly LabelledRow[], request: FitRequest): ModelFile {
  const { seed, source, note, engine, rules = DEFAULT_RULES } = request;
  const split = splitCampaigns(rows, seed);
  const model = fitted(split, seed, rules);
  const file: ModelFile = {
    engine,
    evidenceVersion: EVIDENCE_VERSION,
    trainedOn: { source, seed, rows: rows.length, hash: rowsHash(rows), note },
    intercept: model.intercept,
    shapes: model.shapes.map((shape) => ({ ...shape, shares: sharesOf(shape, split.learning) })) as ModelFile["shapes"],
    pairs: model.pairs as ModelFile["pairs"],
    thresholds: chooseThresholds(scored(model, [...split.calibration, ...split.test])),
    metrics: measured(model, split.test),
    hash: "",
  };
  return { ...file, hash: hashOf(file) };
}

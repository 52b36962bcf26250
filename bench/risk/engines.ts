import { scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { calibrate } from "@/packages/additive-model/metrics/platt";
import type { AdditiveModel } from "@/packages/additive-model/model";
import { examplesOf } from "./examples.ts";
import { labelsOf, logOddsOfRows } from "./fit.ts";
import { trainReferee } from "./referee/boosted-trees.ts";
import type { LabelledRow } from "./rows.ts";
import type { Split } from "./split.ts";
import { spoiled } from "./spoiling.ts";

/** What is compared: gives each row log-odds that a bot placed it. */
export interface Engine {
  readonly name: string;
  readonly logOdds: (rows: readonly LabelledRow[]) => Float64Array;
}

const SURE = 0.005;

/** Its score as a percentage, for want of anything better: it was never calibrated. */
export const rulesEngine: Engine = {
  name: "rules-1",
  logOdds: (rows) =>
    Float64Array.from(rows, ({ rules = 50 }) => {
      const share = Math.min(1 - SURE, Math.max(SURE, rules / 100));
      return Math.log(share / (1 - share));
    }),
};

export const modelEngine = (name: string, model: AdditiveModel): Engine => ({
  name,
  logOdds: (rows) => logOddsOfRows(model, rows),
});

/** Boosted trees of the same rows, calibrated on the same others. */
export function refereeEngine({ learning, calibration }: Split, seed: number): Engine {
  const score = trainReferee(examplesOf(spoiled(learning, seed)), seed);
  const { slope, shift } = calibrate(score(examplesOf(calibration)), labelsOf(calibration));
  return { name: "referee", logOdds: (rows) => score(examplesOf(rows)).map((raw) => slope * raw + shift) };
}

/** The scores that a reviewer would see. */
export const shownScores = (model: ModelFile, rows: readonly LabelledRow[]): number[] =>
  [...logOddsOfRows(model, rows)].map(scoreOfLogOdds);

import { DEFAULT_RULES } from "@/packages/additive-model/training/train";
import type { Row } from "../../report.ts";
import { modelEngine } from "../engines.ts";
import { fitted } from "../fit.ts";
import { GROUPS, ofGroups } from "../groups.ts";
import type { LabelledRow } from "../rows.ts";
import type { Split } from "../split.ts";
import { decimal, percent, rankingOf } from "./measures.ts";

/** Enough to compare, and quick. */
const RULES = { ...DEFAULT_RULES, bags: 2, rate: 0.12, rounds: 80, patience: 8 };

const without = (names: readonly string[], rows: readonly LabelledRow[]): LabelledRow[] =>
  rows.map((row) => ({
    ...row,
    vector: Object.fromEntries(Object.entries(row.vector).filter(([name]) => !names.includes(name))),
  }));

function measured(
  left: string,
  names: readonly string[],
  split: Split,
  rows: readonly LabelledRow[],
  seed: number,
): Row {
  const learned = {
    ...split,
    learning: without(names, split.learning),
    calibration: without(names, split.calibration),
  };
  const model = modelEngine(left, fitted(learned, seed, RULES));
  const test = without(names, rows);
  const ranking = rankingOf({ rows: test, logOdds: model.logOdds(test) }, seed);
  return {
    "left out": left,
    "ROC-AUC": decimal(ranking.rocAuc),
    "PR-AUC": decimal(ranking.prAuc),
    "recall % at 1 % FPR": percent(ranking.recallAt1),
  };
}

/** The model learned anew without a group of evidence. */
export const ablationTable = (split: Split, rows: readonly LabelledRow[], seed: number): Row[] => [
  measured("nothing", [], split, rows, seed),
  ...GROUPS.map((group) => measured(group, ofGroups(group), split, rows, seed)),
];

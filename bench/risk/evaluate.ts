import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkedModel } from "@/lib/shop/risk/model/check";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { heldOutFamilies, knownFamilies, trainingRows } from "./campaigns.ts";
import { modelEngine, refereeEngine, rulesEngine } from "./engines.ts";
import { readLabels } from "./labels.ts";
import { RESULT, type Evaluation } from "./evaluation.ts";
import { splitCampaigns } from "./split.ts";
import { ablationTable } from "./tables/ablation.ts";
import { adviceTable } from "./tables/advice.ts";
import { calibrationTable } from "./tables/calibration.ts";
import { engineTable, familyTable } from "./tables/engines.ts";
import { goalTable } from "./tables/goals.ts";
import { speedTable } from "./tables/speed.ts";

async function evaluationOf(model: ModelFile, seed: number): Promise<Evaluation> {
  const [known, heldOut] = [await knownFamilies(seed), await heldOutFamilies(seed)];
  const split = splitCampaigns(await trainingRows(model.trainedOn.seed), model.trainedOn.seed);
  const additive = modelEngine(model.engine, model);
  const engines = [rulesEngine, additive, refereeEngine(split, model.trainedOn.seed)];
  const [all, people] = [[...known, ...heldOut], [...known, ...heldOut].filter(({ label }) => label === 0)];
  const tables = {
    Goals: goalTable(model, heldOut, people, seed),
    "Families that were never trained on": engineTable(engines, heldOut, seed),
    "Known families, other campaigns": engineTable(engines, known, seed),
    "By family: never trained on": familyTable(engines, heldOut, seed),
    "By family: known": familyTable(engines, known, seed),
    "Kinds of people beside each other": adviceTable(model, people, ({ kind }) => kind, seed),
    "What is recommended, by tier": adviceTable(
      model,
      all,
      ({ label, tier }) => (label === 0 ? "people" : (tier ?? "")),
      seed,
    ),
    "Calibration on families never trained on": calibrationTable(additive, heldOut),
    "Without a group of evidence, families never trained on": ablationTable(split, heldOut, seed),
    Speed: speedTable(model, all),
  };
  return { model: `${model.engine}, hash ${model.hash.slice(0, 12)}`, tables };
}

const readModel = (file: string): ModelFile => checkedModel(JSON.parse(readFileSync(file, "utf8")));

function print(tables: Evaluation["tables"]): void {
  for (const [title, rows] of Object.entries(tables)) {
    console.log(`\n${title}`);
    console.table(rows);
  }
}

/** Prints the tables of simulated campaigns and keeps them as JSON. */
export async function evaluate(file: string, seed: number): Promise<void> {
  const result = await evaluationOf(readModel(file), seed);
  print(result.tables);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
}

/** Prints how the model does on labels of the store. */
export function evaluateLabels(file: string, labels: string, seed: number): void {
  const [model, rows] = [readModel(file), readLabels(labels)];
  const engine = modelEngine(model.engine, model);
  print({
    Labels: engineTable([engine], rows, seed),
    "By what became known": adviceTable(model, rows, ({ family }) => family, seed),
    Calibration: calibrationTable(engine, rows),
  });
}

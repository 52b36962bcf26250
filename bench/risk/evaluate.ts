import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { checkedModel } from "@/lib/shop/risk/model/check";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import type { Row } from "../report.ts";
import { heldOutFamilies, knownFamilies, trainingRows } from "./campaigns.ts";
import { modelEngine, refereeEngine, rulesEngine } from "./engines.ts";
import { readLabels } from "./labels.ts";
import { RESULT, type Evaluation } from "./evaluation.ts";
import type { LabelledRow } from "./rows.ts";
import { splitCampaigns } from "./split.ts";
import { ablationTable } from "./tables/ablation.ts";
import { adviceTable } from "./tables/advice.ts";
import { calibrationTable } from "./tables/calibration.ts";
import { engineTable, familyTable } from "./tables/engines.ts";
import { goalTable } from "./tables/goals.ts";
import { speedTable } from "./tables/speed.ts";

interface Campaigns {
  readonly known: readonly LabelledRow[];
  readonly heldOut: readonly LabelledRow[];
  readonly training: readonly LabelledRow[];
}

/** A table is made, and printed, when its turn comes. */
type Plan = Readonly<Record<string, () => readonly Row[]>>;

const tierOf = ({ label, tier }: LabelledRow): string => (label === 0 ? "people" : (tier ?? ""));

function planOf(model: ModelFile, { known, heldOut, training }: Campaigns, seed: number): Plan {
  const trainingSeed = model.trainedOn.seed;
  const split = splitCampaigns(training, trainingSeed);
  const additive = modelEngine(model.engine, model);
  const engines = once(() => [rulesEngine, additive, refereeEngine(split, trainingSeed)]);
  const all = [...known, ...heldOut];
  const people = all.filter(({ label }) => label === 0);
  return {
    Goals: () => goalTable(model, heldOut, people, seed),
    "Kinds of people beside each other": () => adviceTable(model, people, ({ kind }) => kind, seed),
    "What is recommended, families never trained on": () => adviceTable(model, heldOut, tierOf, seed),
    "What is recommended, known families": () => adviceTable(model, known, tierOf, seed),
    "Calibration on families never trained on": () => calibrationTable(additive, heldOut),
    Speed: () => speedTable(model, all),
    "Families never trained on": () => engineTable(engines(), heldOut, seed),
    "Known families, other campaigns": () => engineTable(engines(), known, seed),
    "By family: never trained on": () => familyTable(engines(), heldOut, seed),
    "By family: known": () => familyTable(engines(), known, seed),
    "Without a group of evidence, families never trained on": () => ablationTable(split, heldOut, seed),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const readModel = (file: string): ModelFile => checkedModel(JSON.parse(readFileSync(file, "utf8")));

const printed = (plan: Plan): Evaluation["tables"] =>
  Object.fromEntries(
    Object.entries(plan).map(([title, make]) => {
      const rows = make();
      console.log(`\n${title}`);
      console.table(rows);
      return [title, rows];
    }),
  );

/** Prints the tables of simulated campaigns and keeps them as JSON. */
export async function evaluate(file: string, seed: number): Promise<void> {
  const model = readModel(file);
  const campaigns = {
    known: await knownFamilies(seed),
    heldOut: await heldOutFamilies(seed),
    training: await trainingRows(model.trainedOn.seed),
  };
  const tables = printed(planOf(model, campaigns, seed));
  mkdirSync("bench/results", { recursive: true });
  const evaluation: Evaluation = { model: `${model.engine}, hash ${model.hash.slice(0, 12)}`, tables };
  writeFileSync(RESULT, `${JSON.stringify(evaluation, null, 2)}\n`);
}

/** Prints how the model does on labels of the store. */
export function evaluateLabels(file: string, labels: string, seed: number): void {
  const [model, rows] = [readModel(file), readLabels(labels)];
  const engine = modelEngine(model.engine, model);
  printed({
    Labels: () => engineTable([engine], rows, seed),
    "By what became known": () => adviceTable(model, rows, ({ family }) => family, seed),
    Calibration: () => calibrationTable(engine, rows),
  });
}

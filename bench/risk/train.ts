import { writeFileSync } from "node:fs";
import { checkedModel } from "@/lib/shop/risk/model/check";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { trainingRows } from "./campaigns.ts";
import { fit, type FitRequest } from "./fit.ts";
import { labelsToLearnFrom } from "./labels.ts";

export const SHIPPED = "lib/shop/risk/model/model.json";

export interface TrainRequest {
  readonly seed: number;
  /** Where the model is written. */
  readonly out: string;
  /** JSON lines of labelled rows; without it, campaigns are simulated. */
  readonly labels?: string | undefined;
}

const ofCampaigns = (seed: number): FitRequest => ({
  engine: "additive-1",
  source: "simulated",
  note: "Simulated campaigns (bench/campaign). What it scores there is no promise for a shop.",
  seed,
});
const ofLabels = (seed: number): FitRequest => ({
  engine: "additive-labels-1",
  source: "labels",
  note: "Decisions and what came of them (npm run risk -- export).",
  seed,
});

export const modelText = (model: ModelFile): string => `${JSON.stringify(checkedModel(model))}\n`;

/** Trains a model and writes it. The same rows and seed give the same file. */
export async function train({ seed, out, labels }: TrainRequest): Promise<void> {
  const model =
    labels === undefined
      ? fit(await trainingRows(seed), ofCampaigns(seed))
      : fit(labelsToLearnFrom(labels), ofLabels(seed));
  writeFileSync(out, modelText(model));
  console.log(`${out}: ${model.engine}, ${model.trainedOn.rows} rows, hash ${model.hash.slice(0, 12)}`);
  console.log(model.thresholds, model.metrics);
}

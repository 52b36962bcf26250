import { writeFileSync } from "node:fs";
import { checkedModel } from "@/lib/shop/risk/model/check";
import { fit } from "./fit.ts";
import { simulateByLot } from "./synthetic.ts";

const SHIPPED = "lib/shop/risk/model/model.json";

export interface TrainRequest {
  readonly seed: number;
  readonly out: string | undefined;
}

/** Trains a model and writes it where the store takes it from. */
export function train({ seed, out = SHIPPED }: TrainRequest): void {
  const rows = simulateByLot({ seed, campaigns: 60 });
  const model = fit(rows, { engine: "additive-0", source: "simulated", note: "Placeholder: rows by lot.", seed });
  writeFileSync(out, `${JSON.stringify(checkedModel(model))}\n`);
  console.log(`${out}: ${model.engine} ${model.hash.slice(0, 12)}`, model.thresholds, model.metrics);
}

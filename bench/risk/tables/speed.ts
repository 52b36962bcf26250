import { scoreWith } from "@/lib/shop/risk/model/score";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { quantile } from "@/packages/additive-model/metrics/bootstrap";
import type { Row } from "../../report.ts";
import type { LabelledRow } from "../rows.ts";

const ROUNDS = 200;
const BATCH = 500;

/** Microseconds for a score with all its contributions, in batches on this machine. */
export function speedTable(model: ModelFile, rows: readonly LabelledRow[]): Row[] {
  const batch = rows.slice(0, BATCH);
  const each = Float64Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const { vector } of batch) scoreWith(model, vector);
    return (1000 * (performance.now() - start)) / batch.length;
  }).sort();
  return [
    { "µs for a score": "median", value: quantile(each, 0.5).toFixed(1) },
    { "µs for a score": "99th of a hundred batches", value: quantile(each, 0.99).toFixed(1) },
  ];
}

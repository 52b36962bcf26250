import { suggestionAt } from "@/lib/shop/risk-policy/rules";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import type { Row } from "../../report.ts";
import { shownScores } from "../engines.ts";
import type { LabelledRow } from "../rows.ts";
import { percent, shareOf } from "./measures.ts";

/** What the shipped thresholds recommend for each kind of people, or each family of bots. */
export function adviceTable(
  model: ModelFile,
  rows: readonly LabelledRow[],
  keyOf: (row: LabelledRow) => string,
  seed: number,
): Row[] {
  const scores = shownScores(model, rows);
  const advice = new Map(rows.map((row, i) => [row, suggestionAt(scores[i] ?? 0, model.thresholds)]));
  const share = (some: readonly LabelledRow[], wanted: string) =>
    percent(shareOf(some, (row) => advice.get(row) === wanted, seed));
  const groups = [...Map.groupBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([key, some]) => ({
    who: key,
    orders: some.length,
    "approve %": share(some, "approve"),
    "review %": share(some, "review"),
    "reject %": share(some, "reject"),
  }));
}

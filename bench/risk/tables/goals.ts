import type { ModelFile } from "@/lib/shop/risk/model/schema";
import type { Row } from "../../report.ts";
import { modelEngine, shownScores } from "../engines.ts";
import type { LabelledRow } from "../rows.ts";
import { calibrationOf, decimal, percent, rankingOf, shareOf } from "./measures.ts";

const goal = (what: string, wanted: string, measured: string, met: boolean): Row => ({
  goal: what,
  wanted,
  measured,
  met: met ? "yes" : "**no**",
});

function recallGoal(model: ModelFile, rows: readonly LabelledRow[], tier: string, wanted: number, seed: number): Row {
  const some = rows.filter((row) => row.label === 0 || row.tier === tier);
  const { recallAt1 } = rankingOf({ rows: some, logOdds: modelEngine("", model).logOdds(some) }, seed);
  return goal(
    `recall of held-out ${tier} at 1 % FPR, %`,
    `≥ ${100 * wanted}`,
    percent(recallAt1),
    recallAt1.value >= wanted,
  );
}

/** People of a kind whose refusal is recommended, of the kind where that is most often so. */
function refusalGoal(model: ModelFile, people: readonly LabelledRow[], seed: number): Row {
  const scores = shownScores(model, people);
  const refused = new Set(people.filter((_, i) => (scores[i] ?? 0) >= model.thresholds.rejectFrom));
  const kinds = [...Map.groupBy(people, ({ kind }) => kind)]
    .map(([kind, some]) => ({ kind, share: shareOf(some, (row) => refused.has(row), seed) }))
    .sort((a, b) => b.share.value - a.share.value);
  const worst = kinds[0];
  if (!worst) return goal("people refused of the worst kind, %", "≤ 2", "no people", false);
  return goal(
    `people refused of the worst kind (${worst.kind}), %`,
    "≤ 2",
    percent(worst.share),
    worst.share.value <= 0.02,
  );
}

/** What issue 12 asked for, of families that the model has not seen. */
export function goalTable(
  model: ModelFile,
  heldOut: readonly LabelledRow[],
  people: readonly LabelledRow[],
  seed: number,
): Row[] {
  const { error } = calibrationOf({ rows: heldOut, logOdds: modelEngine("", model).logOdds(heldOut) }, seed);
  return [
    ...["T1", "T2", "T3"].map((tier) => recallGoal(model, heldOut, tier, 0.9, seed)),
    recallGoal(model, heldOut, "T4", 0.5, seed),
    goal("ECE on held-out families", "< 0.03", decimal(error), error.value < 0.03),
    refusalGoal(model, people, seed),
  ];
}

import { randomOf, shuffle } from "@/packages/additive-model/random";
import type { LabelledRow } from "./rows.ts";

/** Rows to learn from, to calibrate and choose thresholds on, and to measure on. No campaign is in two of them. */
export interface Split {
  readonly learning: readonly LabelledRow[];
  readonly calibration: readonly LabelledRow[];
  readonly test: readonly LabelledRow[];
}

const LEARNING = 0.6;
const CALIBRATION = 0.2;

export function splitCampaigns(rows: readonly LabelledRow[], seed: number): Split {
  const campaigns = [...new Set(rows.map(({ campaign }) => campaign))];
  const order = shuffle(Int32Array.from(campaigns.keys()), randomOf(seed, "split"));
  const rank = new Map(campaigns.map((campaign, i) => [campaign, (order[i] ?? 0) / campaigns.length]));
  const between = (from: number, to: number) =>
    rows.filter(({ campaign }) => (rank.get(campaign) ?? 0) >= from && (rank.get(campaign) ?? 0) < to);
  return {
    learning: between(0, LEARNING),
    calibration: between(LEARNING, LEARNING + CALIBRATION),
    test: between(LEARNING + CALIBRATION, 1),
  };
}

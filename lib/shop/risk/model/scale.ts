import { suggestionAt } from "@/lib/shop/risk-policy/rules";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** Five points double the odds, as credit scorecards have it: 50 is even, 57 e to one. */
export const POINTS_PER_LOG_ODDS = 5 / Math.LN2;
const EVEN_ODDS = 50;

/** Log-odds as a score: linear, so that the points of the reasons add up; 0 and 100 are a thousand to one and beyond. */
export const scoreOfLogOdds = (logOdds: number): number =>
  Math.max(0, Math.min(100, Math.round(EVEN_ODDS + POINTS_PER_LOG_ODDS * logOdds)));

const LEVELS = { approve: "low", review: "medium", reject: "high" } as const;

/** Level and recommendation go together. Advice; a person decides. */
export function adviceOf(score: number, thresholds: Thresholds): Pick<RiskAssessment, "level" | "recommendation"> {
  const recommendation = suggestionAt(score, thresholds);
  return { level: LEVELS[recommendation], recommendation };
}

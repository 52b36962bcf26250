import { contributionsOf, probabilityOf } from "@/packages/additive-model/model";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";
import type { FeatureName } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { adviceOf, scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { shippedModel } from "@/lib/shop/risk/model/shipped";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** What one feature, or two together, add to the log-odds: positive speaks for a bot. */
export interface EvidenceContribution {
  readonly features: readonly FeatureName[];
  readonly logOdds: number;
}

export interface ModelScore extends Pick<RiskAssessment, "score" | "level" | "recommendation" | "engine"> {
  /** `baseline` and all contributions, added in their order: exactly. Times POINTS_PER_LOG_ODDS, and 50: the score before it is rounded and held within 0 and 100. */
  readonly logOdds: number;
  /** That a bot placed it, 0 to 1, calibrated. */
  readonly probability: number;
  /** What an order has before any evidence, in log-odds. */
  readonly baseline: number;
  /** Every term that adds something, the strongest first. */
  readonly contributions: readonly EvidenceContribution[];
}

/** Scores evidence by a checked model: its own thresholds advise, or those that a manager set. Pure, and in microseconds. */
export function scoreWith(
  model: ModelFile,
  vector: EvidenceVector,
  thresholds: Thresholds = model.thresholds,
): ModelScore {
  const contributions = (contributionsOf(model, vector) as EvidenceContribution[])
    .filter(({ logOdds }) => logOdds !== 0)
    .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
  const logOdds = contributions.reduce((sum, added) => sum + added.logOdds, model.intercept);
  const score = scoreOfLogOdds(logOdds);
  return {
    engine: model.engine,
    score,
    ...adviceOf(score, thresholds),
    logOdds,
    probability: probabilityOf(logOdds),
    baseline: model.intercept,
    contributions,
  };
}

/** Scores evidence by the shipped model; undefined where that one must not score: then the rules do. */
export function scoreOf(vector: EvidenceVector, thresholds?: Thresholds): ModelScore | undefined {
  const model = shippedModel();
  return model && scoreWith(model, vector, thresholds);
}

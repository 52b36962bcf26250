import { EVIDENCE_VERSION, type EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { wordsFor } from "@/lib/shop/risk/evidence/words";
import { POINTS_PER_LOG_ODDS } from "@/lib/shop/risk/model/scale";
import { scoreOf, type EvidenceContribution, type ModelScore } from "@/lib/shop/risk/model/score";
import { wholePoints } from "@/lib/shop/risk/points";
import { assessByRules, unscored } from "@/lib/shop/risk/rules";
import type { RiskAssessment, RiskFact } from "@/lib/shop/risk/schema";
import { explain } from "@/lib/shop/risk/words/template";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";

const EVEN_ODDS = 50;
const START_TEXT = "Every order starts here.";

const textOf = ({ features }: EvidenceContribution, evidence: EvidenceVector): string =>
  features.map((feature) => wordsFor(feature, evidence)).join(" ");

/** The points of start and contributions; where the score is held within 0 and 100 the contributions are scaled to it. */
function sharesOf({ baseline, contributions, score }: ModelScore): number[] {
  const start = EVEN_ODDS + POINTS_PER_LOG_ODDS * baseline;
  const shares = contributions.map(({ logOdds }) => POINTS_PER_LOG_ODDS * logOdds);
  const sum = shares.reduce((a, b) => a + b, 0);
  const isHeld = Math.abs(start + sum - score) > 0.5 + 1e-9;
  const scale = isHeld && sum !== 0 ? (score - start) / sum : 1;
  return [start, ...shares.map((share) => share * scale)];
}

/** What moved the score, in whole points that add up to it, most telling first; what weighs less than a point is left out. */
function factsOf(scored: ModelScore, evidence: EvidenceVector): RiskFact[] {
  const [start = 0, ...points] = wholePoints(sharesOf(scored), scored.score);
  const facts = scored.contributions.map((contribution, i) => ({
    code: contribution.features.join("+"),
    text: textOf(contribution, evidence),
    points: points[i] ?? 0,
  }));
  const telling = facts.filter((fact) => fact.points !== 0);
  const sorted = telling.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return [...sorted, { code: "start", text: START_TEXT, points: start }];
}

function byModel(evidence: EvidenceVector, thresholds: Thresholds | undefined): RiskAssessment | undefined {
  const scored = scoreOf(evidence, thresholds);
  if (!scored) return undefined;
  const { score, level, recommendation, engine } = scored;
  return { score, level, recommendation, engine, facts: factsOf(scored, evidence) };
}

/** The assessment of an order that could not be scored, at that time (ISO 8601). */
export const unscoredAt = (at: string): RiskAssessment => ({
  ...unscored,
  assessedAt: at,
  explanation: explain(unscored),
});

/**
 * Judges evidence: by the model, or by the rules where the model must not score. Its facts add up to its score exactly. Pure.
 * @param at when the evidence was gathered, ISO 8601
 */
export function assess(values: EvidenceVector, at: string, thresholds?: Thresholds): RiskAssessment {
  const judged = byModel(values, thresholds) ?? assessByRules(values);
  const assessed = { ...judged, assessedAt: at, evidence: { version: EVIDENCE_VERSION, at, values } };
  return { ...assessed, explanation: explain(assessed) };
}

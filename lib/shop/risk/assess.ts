import { engineInCharge, RULES_ENGINE, shadowOf } from "@/lib/shop/risk/engines";
import { EVIDENCE_VERSION, type EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { wordsFor } from "@/lib/shop/risk/evidence/words";
import { POINTS_PER_LOG_ODDS } from "@/lib/shop/risk/model/scale";
import { scoreWith, type EvidenceContribution, type ModelScore } from "@/lib/shop/risk/model/score";
import { shippedModel } from "@/lib/shop/risk/model/shipped";
import { wholePoints } from "@/lib/shop/risk/points";
import { assessByRules, unscored } from "@/lib/shop/risk/rules";
import type { Link, RiskAssessment, RiskFact } from "@/lib/shop/risk/schema";
import { adviseBy } from "@/lib/shop/risk/turned-down";
import { explain } from "@/lib/shop/risk/words/template";
import type { EngineChoice } from "@/lib/shop/risk-engines/schema";
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

/** By a model of the store, with its facts; undefined for the rules, which are none. */
function byModel(
  engine: string,
  evidence: EvidenceVector,
  thresholds: Thresholds | undefined,
): RiskAssessment | undefined {
  const model = engine === RULES_ENGINE ? undefined : shippedModel(engine);
  if (!model) return undefined;
  const scored = scoreWith(model, evidence, thresholds);
  const { score, level, recommendation } = scored;
  return { score, level, recommendation, engine, facts: factsOf(scored, evidence) };
}

/** The assessment of an order that could not be scored, at that time (ISO 8601). */
export const unscoredAt = (at: string): RiskAssessment => ({
  ...unscored,
  assessedAt: at,
  explanation: explain(unscored),
});

/** What managers decided about scores, and reviewers about other orders: the thresholds of the engine where they set none, the store's own engine where they chose none. */
interface Settings {
  readonly thresholds?: Thresholds | undefined;
  readonly engines?: EngineChoice | undefined;
  /** What the order shares with others that were turned down. */
  readonly turnedDown?: readonly Link[] | undefined;
}

/**
 * Judges evidence: by the engine in charge, or by the rules where no model may score. Its facts add up to its score exactly. What
 * the engine in shadow makes of it is kept beside. Pure but for what it logs of engines that are not there.
 * @param at when the evidence was gathered, ISO 8601
 */
export function assess(
  values: EvidenceVector,
  at: string,
  { thresholds, engines, turnedDown = [] }: Settings = {},
): RiskAssessment {
  const scored = byModel(engineInCharge(engines), values, thresholds) ?? assessByRules(values);
  const judged = adviseBy(scored, turnedDown);
  const assessed = { ...judged, assessedAt: at, evidence: { version: EVIDENCE_VERSION, at, values } };
  const shadow = shadowOf(values, engines);
  return { ...assessed, explanation: explain(assessed), ...(shadow && { shadow }) };
}

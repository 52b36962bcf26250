import { log } from "@/lib/platform/log";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { adviceOf } from "@/lib/shop/risk/model/scale";
import { scoreWith } from "@/lib/shop/risk/model/score";
import { shippedEngines, shippedModel } from "@/lib/shop/risk/model/shipped";
import { assessByRules, levelOf } from "@/lib/shop/risk/rules";
import type { RiskAssessment, RiskLevel } from "@/lib/shop/risk/schema";
import type { EngineChoice } from "@/lib/shop/risk-engines/schema";

/** The rules: what scores where no model may, and what a model is compared with. */
export const RULES_ENGINE = "rules-1";

/** Everything that can score in this version of the store, what is in charge until a manager chooses first. */
export const engineNames: readonly string[] = [...shippedEngines, RULES_ENGINE];

/** Whether this version of the store brings the engine, and it is right. */
export const canScore = (engine: string): boolean => engine === RULES_ENGINE || shippedModel(engine) !== undefined;

const unknown = new Set<string>();
function reportUnknown(engine: string, instead: string): void {
  if (unknown.has(engine)) return;
  unknown.add(engine);
  log.error("an engine that managers chose is not there", new Error(`${engine} cannot score, ${instead} does`));
}

/** Who scores: whom managers chose; where that one cannot, the store's own first model; where that cannot either, the rules. */
export function engineInCharge({ inCharge }: EngineChoice = {}): string {
  if (inCharge !== undefined && canScore(inCharge)) return inCharge;
  const instead = engineNames.find(canScore) ?? RULES_ENGINE;
  if (inCharge !== undefined) reportUnknown(inCharge, instead);
  return instead;
}

/** Who scores beside it; undefined where no one does, or it would be the same. */
export function engineInShadow(engines: EngineChoice = {}): string | undefined {
  const { shadow } = engines;
  return shadow === undefined || !canScore(shadow) || shadow === engineInCharge(engines) ? undefined : shadow;
}

/** The level of an engine's score by its own thresholds, whatever a manager set and whatever else advises beside the score. */
export function ownLevel(engine: string, score: number): RiskLevel {
  const model = shippedModel(engine);
  return model ? adviceOf(score, model.thresholds).level : levelOf(score);
}

/** What the engine in shadow makes of the same evidence, by its own thresholds. Pure but for what it logs. */
export function shadowOf(values: EvidenceVector, engines: EngineChoice | undefined): RiskAssessment["shadow"] {
  const engine = engineInShadow(engines);
  if (engine === undefined) return undefined;
  const model = shippedModel(engine);
  const { score, level } = model ? scoreWith(model, values) : assessByRules(values);
  return { engine, score, level };
}

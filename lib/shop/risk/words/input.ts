import type { FeatureName } from "@/lib/shop/risk/evidence/features";
import type { RiskAssessment } from "@/lib/shop/risk/schema";
import { MEANINGS, type Meaning } from "@/lib/shop/risk/words/meanings";

/** A fact as a language model is told of it: code and numbers alone. `value` null: not known. */
export interface CodedFact {
  readonly code: FeatureName;
  readonly value: number | null;
  readonly unit: Meaning["unit"];
  readonly points: number;
}

/** All that a language model is told of an order. Nothing in it was written by a person. */
export interface WordsInput {
  readonly score: number;
  readonly facts: readonly CodedFact[];
}

/** Facts beyond these move the score too little to be told. */
const MOST_FACTS = 12;
const DIGITS = 3;

const isFeature = (code: string): code is FeatureName => Object.hasOwn(MEANINGS, code);
const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toPrecision(DIGITS));

/** The most telling facts of an assessment by their codes; texts stay behind. Undefined where no feature moved the score. */
export function wordsInputOf({ score, facts, evidence }: RiskAssessment): WordsInput | undefined {
  const coded = facts.flatMap(({ code, points }) =>
    isFeature(code) && points !== 0
      ? [{ code, value: rounded(evidence?.values[code]), unit: MEANINGS[code].unit, points }]
      : [],
  );
  const telling = coded.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, MOST_FACTS);
  return telling.length > 0 ? { score, facts: telling } : undefined;
}

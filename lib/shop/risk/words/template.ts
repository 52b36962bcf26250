import { counted } from "@/lib/platform/text/count";
import { FEATURES, type EvidenceGroup, type FeatureName } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { Explanation, RiskAssessment, RiskFact, RiskLevel } from "@/lib/shop/risk/schema";
import { turnedDownWords, withAdvice } from "@/lib/shop/risk/turned-down";

/** Facts that a side names one by one; the others are added up. */
const NAMED = 3;
/** What weighs less than this share of the strongest fact is not worth a reviewer's time. */
const WORTH_NAMING = 0.2;

export const TEMPLATE = "template";

/** Where every score starts says nothing of an order. */
const BASE = "start";

/** What is not known when a whole group of evidence is missing. The others are always there, or known by what is in them. */
const UNKNOWN: Readonly<Partial<Record<EvidenceGroup, string>>> = {
  identity: "the account",
  behaviour: "how the page was used",
  network: "where the request came from",
  payment: "the card",
};

const sumOf = (facts: readonly RiskFact[]): number => facts.reduce((sum, { points }) => sum + points, 0);
const strength = ({ points }: RiskFact): number => Math.abs(points);
const signed = (points: number): string => (points > 0 ? `(+${points})` : points < 0 ? `(−${-points})` : "(0)");

/** Small, unless it begins with an abbreviation. */
const uncapped = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A fact's sentences as a part of one. */
const clause = (text: string): string =>
  text
    .replace(/[.\s]+$/, "")
    .split(/\.\s+/)
    .map(uncapped)
    .join(", and ");

function others(facts: readonly RiskFact[], isRest: boolean): string[] {
  if (facts.length === 0) return [];
  const size = isRest ? "smaller" : "small";
  return [`${counted(facts.length, `${size} fact`)} ${signed(sumOf(facts))}`];
}

function list(facts: readonly RiskFact[], least: number): string {
  const sorted = facts.toSorted((a, b) => strength(b) - strength(a));
  const named = sorted.slice(0, NAMED).filter((fact) => strength(fact) >= least);
  const rest = others(sorted.slice(named.length), named.length > 0);
  return [...named.map((fact) => `${clause(fact.text)} ${signed(fact.points)}`), ...rest].join("; ");
}

const side = (sign: "Against" | "For", facts: readonly RiskFact[], least: number): string =>
  facts.length > 0
    ? `${sign} the order: ${list(facts, least)}.`
    : `Nothing that is known speaks ${sign.toLowerCase()} the order.`;

function sidesOf(facts: readonly RiskFact[], level: RiskLevel): string[] {
  const least = WORTH_NAMING * Math.max(0, ...facts.map(strength));
  const against = facts.filter(({ points }) => points > 0);
  const infavour = facts.filter(({ points }) => points < 0);
  if (against.length + infavour.length === 0) return [facts[0]?.text ?? "Nothing that is known moves the score."];
  const sides = [side("Against", against, least), side("For", infavour, least)];
  return level === "low" ? sides.toReversed() : sides;
}

const groupOf = (code: string): EvidenceGroup | undefined =>
  Object.hasOwn(FEATURES, code) ? FEATURES[code as FeatureName].group : undefined;

function missingGroups(values: EvidenceVector): EvidenceGroup[] {
  const known = new Set(Object.keys(values).map(groupOf));
  return (Object.keys(UNKNOWN) as EvidenceGroup[]).filter((group) => !known.has(group));
}

/** A whole group by its name, anything else by its own. */
function subjectOf({ code, text }: RiskFact, groups: readonly EvidenceGroup[]): string {
  const group = groups.find((one) => one === groupOf(code));
  return (group && UNKNOWN[group]) ?? clause(text.replace(/^not known: /i, ""));
}

/** What is not known, each thing once, with the points that it has all the same. */
function missing(facts: readonly RiskFact[], values: EvidenceVector): string[] {
  const groups = missingGroups(values);
  const bySubject = Map.groupBy(facts, (fact) => subjectOf(fact, groups));
  const subjects = [...new Set([...groups.map((group) => UNKNOWN[group] ?? group), ...bySubject.keys()])];
  const named = subjects.slice(0, NAMED).map((subject) => {
    const ofSubject = bySubject.get(subject);
    return ofSubject ? `${subject} ${signed(sumOf(ofSubject))}` : subject;
  });
  const rest = subjects.slice(NAMED).flatMap((subject) => bySubject.get(subject) ?? []);
  return subjects.length > 0 ? [`Not known: ${[...named, ...others(rest, true)].join(", ")}.`] : [];
}

const isMissing = (code: string, values: EvidenceVector): boolean =>
  Object.hasOwn(FEATURES, code) && values[code as FeatureName] === undefined;

type Explained = Pick<RiskAssessment, "level" | "facts" | "evidence">;

/**
 * The score in two or three sentences of plain English: the most telling facts of each side with their points, the side that
 * tips the score first, then what is not known; before them what advises against it beside the score. With the base, its points add up to the score as the facts do.
 */
export function explain({ level, facts, evidence }: Explained): Explanation {
  const advice = turnedDownWords(facts);
  const telling = facts.filter(({ code, text }) => code !== BASE && text !== advice);
  const values = evidence?.values;
  const unknown = values ? telling.filter(({ code }) => isMissing(code, values)) : [];
  const known = telling.filter((fact) => !unknown.includes(fact));
  const sides = [...sidesOf(known, level), ...(values ? missing(unknown, values) : [])];
  return { text: withAdvice(facts, sides.join(" ")), by: TEMPLATE };
}

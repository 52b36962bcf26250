import { FEATURES, type EvidenceGroup, type FeatureName } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { RiskAssessment, RiskFact, RiskLevel } from "@/lib/shop/risk/schema";

/** Facts that a side names one by one; the others are added up. */
const NAMED = 3;

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

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

/** A sentence as a part of one: without its full stop, and small unless it begins with an abbreviation. */
function clause(text: string): string {
  const bare = text.replace(/[.\s]+$/, "");
  return /^\p{Lu}(?!\p{Lu})/u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

function others(facts: readonly RiskFact[]): string[] {
  if (facts.length === 0) return [];
  const points = facts.reduce((sum, fact) => sum + fact.points, 0);
  return [`${facts.length} smaller ${facts.length === 1 ? "fact" : "facts"} (${signed(points)})`];
}

function list(facts: readonly RiskFact[]): string {
  const sorted = facts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const named = sorted.slice(0, NAMED).map(({ text, points }) => `${clause(text)} (${signed(points)})`);
  return [...named, ...others(sorted.slice(NAMED))].join("; ");
}

const side = (sign: "Against" | "For", facts: readonly RiskFact[]): string =>
  facts.length > 0
    ? `${sign} the order: ${list(facts)}.`
    : `Nothing that is known speaks ${sign.toLowerCase()} the order.`;

function missingFrom(values: EvidenceVector): string[] {
  const known = new Set(Object.keys(values).map((name) => FEATURES[name as FeatureName].group));
  return (Object.keys(UNKNOWN) as EvidenceGroup[]).flatMap((group) =>
    known.has(group) ? [] : [UNKNOWN[group] ?? group],
  );
}

function missing(values: EvidenceVector | undefined): string[] {
  const unknown = values === undefined ? [] : missingFrom(values);
  return unknown.length > 0 ? [`Not known: ${unknown.join(", ")}.`] : [];
}

type Explained = Pick<RiskAssessment, "level" | "facts" | "evidence">;

function sidesOf(facts: readonly RiskFact[], level: RiskLevel): string[] {
  const against = facts.filter(({ points }) => points > 0);
  const infavour = facts.filter(({ points }) => points < 0);
  if (against.length + infavour.length === 0) return [facts[0]?.text ?? "Nothing that is known moves the score."];
  const sides = [side("Against", against), side("For", infavour)];
  return level === "low" ? sides.toReversed() : sides;
}

const withoutBase = (facts: readonly RiskFact[]) => facts.filter(({ code }) => code !== BASE);

/**
 * The score in two or three sentences of plain English: the most telling facts of each side with their points, the side that
 * tips the score first, then what is not known. With the base, its points add up to the score as the facts do.
 */
export const explain = ({ level, facts, evidence }: Explained): { text: string; by: typeof TEMPLATE } => ({
  text: [...sidesOf(withoutBase(facts), level), ...missing(evidence?.values)].join(" "),
  by: TEMPLATE,
});

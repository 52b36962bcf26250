import { FEATURE_NAMES, FEATURES, type EvidenceGroup, type FeatureName } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { wordsFor } from "@/lib/shop/risk/evidence/words";
import type { RiskAssessment, RiskFact } from "@/lib/shop/risk/schema";

/** Where every score begins: of no order in particular. */
export const BASE = "start";

/** What is known of an order, of one kind, in words. It says nothing of the score. */
export interface FactGroup {
  readonly group: EvidenceGroup;
  readonly facts: readonly Fact[];
  /** Of which there is nothing: none shared, none declined. */
  readonly quiet: readonly Fact[];
}

interface Fact {
  readonly code: string;
  readonly text: string;
}

interface Known extends Fact {
  readonly quiet: boolean;
}

/** In the order in which a reviewer reads them. */
const GROUPS = [
  "identity",
  "linkage",
  "velocity",
  "behaviour",
  "network",
  "payment",
  "history",
] as const satisfies readonly EvidenceGroup[];

/** What the rules speak of. Other engines name the feature itself. */
const GROUP_OF_RULE: Readonly<Record<string, EvidenceGroup>> = {
  faster_than_people: "behaviour",
  network_shared: "linkage",
  machine_shared: "linkage",
  no_browser: "network",
  earlier_orders_ended: "history",
};

/** Of what tells by two features together it is that of the first. */
const groupOf = (code: string): EvidenceGroup => {
  const [first = code] = code.split("+");
  return first in FEATURES ? FEATURES[first as keyof typeof FEATURES].group : (GROUP_OF_RULE[first] ?? "identity");
};

/** Counts of which one is the order itself. */
const FROM_ONE: ReadonlySet<string> = new Set(["clusterSize", "addressSpellings", "addressNames"]);

const isQuiet = (name: FeatureName, value: number): boolean => value <= (FROM_ONE.has(name) ? 1 : 0);

function ofEvidence(values: EvidenceVector): Known[] {
  return FEATURE_NAMES.flatMap((code) => {
    const value = values[code];
    return value === undefined ? [] : [{ code, text: wordsFor(code, values), quiet: isQuiet(code, value) }];
  });
}

const ofFacts = (facts: readonly RiskFact[]): Known[] =>
  facts.filter(({ code }) => code !== BASE).map(({ code, text }) => ({ code, text, quiet: false }));

/**
 * What is known of an order by what it is about, whatever any engine makes of it: its evidence, value by value; of an order that
 * was scored without, the facts behind the score, not what they weigh.
 */
export function factGroupsOf({ facts, evidence }: Pick<RiskAssessment, "facts" | "evidence">): FactGroup[] {
  const known = evidence ? ofEvidence(evidence.values) : ofFacts(facts);
  const of = (group: EvidenceGroup, quiet: boolean) =>
    known
      .filter((fact) => fact.quiet === quiet && groupOf(fact.code) === group)
      .map(({ code, text }) => ({ code, text }));
  return GROUPS.map((group) => ({ group, facts: of(group, false), quiet: of(group, true) })).filter(
    (group) => group.facts.length + group.quiet.length > 0,
  );
}

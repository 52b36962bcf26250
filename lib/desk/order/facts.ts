import { FEATURES, type EvidenceGroup } from "@/lib/shop/risk/evidence/features";
import type { RiskAssessment, RiskFact } from "@/lib/shop/risk/schema";

/** Where every score begins: of no order in particular. */
export const BASE = "start";

/** What is known of an order, of one kind, in words. It says nothing of the score. */
export interface FactGroup {
  readonly group: EvidenceGroup;
  readonly facts: readonly { readonly code: string; readonly text: string }[];
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

/** The facts behind a score by what they are about, without what each weighs. */
export function factGroupsOf({ facts }: Pick<RiskAssessment, "facts">): FactGroup[] {
  const known = facts.filter(({ code }) => code !== BASE).map(({ code, text }: RiskFact) => ({ code, text }));
  const grouped = GROUPS.map((group) => ({ group, facts: known.filter(({ code }) => groupOf(code) === group) }));
  return grouped.filter((group) => group.facts.length > 0);
}

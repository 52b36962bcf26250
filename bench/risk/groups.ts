import { PAGE_TRAITS } from "@/lib/shop/risk/evidence/request-traits";
import { FEATURE_NAMES, FEATURES, type EvidenceGroup, type FeatureName } from "@/lib/shop/risk/evidence/features";

const isOfThePage = (name: FeatureName): boolean => PAGE_TRAITS.some((trait) => trait === name);

export const GROUPS = [...new Set(FEATURE_NAMES.map((name) => FEATURES[name].group))];

export const ofGroups = (...groups: readonly EvidenceGroup[]): FeatureName[] =>
  FEATURE_NAMES.filter((name) => groups.includes(FEATURES[name].group));

type Limits = readonly [takes: number, adds: number];

/** In log-odds: no fact speaks louder than twelve to one, and none of these louder than four to one. */
const LOUDEST: Limits = [2.5, 2.5];
const QUIET: Limits = [1.2, 1.4];
/** Names, addresses, banks and networks differ between honest people, too: gifts, maiden names, cards from abroad, VPNs. */
const QUIET_GROUPS: readonly EvidenceGroup[] = ["identity", "payment", "network"];
/** What the page says of itself anyone can make up: it clears next to nothing. */
const CLAIMED: Limits = [0.5, 1.4];

/** Where sharing a little looks like a household: a ring must not earn much by it. */
const OWN: Partial<Record<FeatureName, Limits>> = {
  disposableDomain: LOUDEST,
  networkOrders: [0.7, 2.5],
  sharedKinds: [1, 2.5],
  endedOrders: [0.7, 0.7],
};

/** How much a feature may take from the log-odds, and add to them. */
export function limitsOf(name: FeatureName): Limits {
  const own = OWN[name];
  if (own) return own;
  if (isOfThePage(name)) return CLAIMED;
  return QUIET_GROUPS.includes(FEATURES[name].group) ? QUIET : LOUDEST;
}

/** Pairs are of what orders share and when they come: claims and names are heard alone. */
export const isHeardAlone = (name: FeatureName): boolean =>
  isOfThePage(name) || QUIET_GROUPS.includes(FEATURES[name].group);

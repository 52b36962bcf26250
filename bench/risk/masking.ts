import { FEATURE_NAMES, FEATURES, type FeatureName } from "@/lib/shop/risk/evidence/features";
import { randomOf, type Random } from "@/packages/additive-model/random";
import type { LabelledRow } from "./rows.ts";

/** What only the shop's page can see: scripts that speak HTTP have none of it, and neither have some people. */
const OF_THE_PAGE: readonly FeatureName[] = [
  "pageSeconds",
  "gestures",
  "pastes",
  "autofilled",
  "contradictions",
  "foreignTimeZone",
];
const ofGroup = (...groups: readonly string[]) => FEATURE_NAMES.filter((name) => groups.includes(FEATURES[name].group));

/** Parts of the evidence that may be missing together, how often of a whole campaign, and of a single order. */
const PARTS: readonly {
  readonly features: readonly FeatureName[];
  readonly campaign: number;
  readonly order: number;
}[] = [
  { features: OF_THE_PAGE, campaign: 0.4, order: 0.1 },
  { features: ofGroup("network"), campaign: 0.2, order: 0.05 },
  { features: ofGroup("payment"), campaign: 0.25, order: 0.1 },
  { features: ofGroup("identity"), campaign: 0.15, order: 0.05 },
  { features: ofGroup("velocity"), campaign: 0.1, order: 0.03 },
  { features: ["accountAgeSeconds", "verificationSeconds"], campaign: 0.2, order: 0.05 },
];

const drawn = (random: Random, chance: "campaign" | "order"): ReadonlySet<string> =>
  new Set(PARTS.filter((part) => random.next() < part[chance]).flatMap(({ features }) => features));

/**
 * Takes parts of the evidence away at random, of people and bots alike: from whole campaigns, as a simulator that never sends
 * them, and from single orders. What remains must carry a score, and absence must say nothing of who placed the order.
 */
export function masked(rows: readonly LabelledRow[], seed: number): LabelledRow[] {
  const random = randomOf(seed, "masking");
  const ofCampaign = new Map<string, ReadonlySet<string>>();
  return rows.map((row) => {
    if (!ofCampaign.has(row.campaign)) ofCampaign.set(row.campaign, drawn(randomOf(seed, row.campaign), "campaign"));
    const [all, own] = [ofCampaign.get(row.campaign), drawn(random, "order")];
    const kept = Object.entries(row.vector).filter(([name]) => !all?.has(name) && !own.has(name));
    return { ...row, vector: Object.fromEntries(kept) };
  });
}

import { FEATURE_NAMES, FEATURES, type FeatureName } from "@/lib/shop/risk/evidence/features";
import { randomOf } from "@/packages/additive-model/random";
import type { LabelledRow } from "./rows.ts";

/** Where a share from 0 to 1 is on the feature's own scale: seconds up to hours, counts up to twenty, flags and shares. */
function scaled(name: FeatureName, share: number): number {
  if (/seconds/i.test(name)) return Math.round(Math.exp(share * 10));
  if (/orders|signups|names|spellings|size|kinds|declines|digits|gestures|pastes/i.test(name))
    return Math.floor(share ** 4 * 20);
  return share < 0.75 ? 0 : 1;
}

/**
 * Rows by lot for tests of the statistics: every feature leans the way its direction says. They say nothing about bots.
 */
export const rowsByLot = (seed: number, campaigns: number): LabelledRow[] =>
  Array.from({ length: campaigns }, (_, campaign) =>
    Array.from({ length: 40 }, (_, order) => rowByLot(seed, campaign, order)),
  ).flat();

function rowByLot(seed: number, campaign: number, order: number): LabelledRow {
  const random = randomOf(seed, campaign, order);
  const label = order % 2 === 0 ? 0 : 1;
  const lean = label === 1 ? 0.12 : -0.12;
  const shareOf = (name: FeatureName) => 0.12 + 0.76 * random.next() + lean * FEATURES[name].direction;
  return {
    vector: Object.fromEntries(FEATURE_NAMES.map((name) => [name, scaled(name, shareOf(name))])),
    label,
    kind: label === 1 ? "script" : `person-${order % 3}`,
    family: label === 1 ? "T1" : "people",
    campaign: `c${campaign}`,
    orderId: `${campaign}-${order}`,
    ring: `${campaign}-${label === 1 ? order % 10 : order}`,
  };
}

import { FEATURE_NAMES, type FeatureName } from "@/lib/shop/risk/evidence/features";
import { randomOf, shuffle, type Random } from "@/packages/additive-model/random";
import { PAGE_TRAITS } from "@/lib/shop/risk/evidence/request-traits";
import { ofGroups } from "./groups.ts";
import type { LabelledRow } from "./rows.ts";

/** Parts of the evidence that may be missing together, how often of a whole campaign, and of a single order. */
const PARTS: readonly {
  readonly features: readonly FeatureName[];
  readonly campaign: number;
  readonly order: number;
}[] = [
  { features: PAGE_TRAITS, campaign: 0.2, order: 0.1 },
  { features: ofGroups("network"), campaign: 0.1, order: 0.05 },
  { features: ofGroups("payment"), campaign: 0.1, order: 0.1 },
  { features: ofGroups("identity"), campaign: 0.1, order: 0.05 },
  { features: ofGroups("velocity"), campaign: 0.1, order: 0.03 },
  { features: ["accountAgeSeconds", "verificationSeconds"], campaign: 0.15, order: 0.05 },
];
/** How often a feature says nothing of who placed the orders of a campaign. */
const MEANINGLESS = 0.12;

const missingPart = (random: Random, chance: "campaign" | "order"): ReadonlySet<string> =>
  new Set(PARTS.filter((part) => random.next() < part[chance]).flatMap(({ features }) => features));

type Vectors = Record<string, number>[];

/** Deals the values of a feature out anew among the orders. */
function dealAnew(vectors: Vectors, name: FeatureName, random: Random): void {
  const order = shuffle(Int32Array.from(vectors.keys()), random);
  const values = vectors.map((vector) => vector[name]);
  vectors.forEach((vector, i) => {
    const value = values[order[i] ?? 0];
    if (value === undefined) delete vector[name];
    else vector[name] = value;
  });
}

function spoil(vectors: Vectors, random: Random): void {
  for (const name of FEATURE_NAMES) if (random.next() < MEANINGLESS) dealAnew(vectors, name, random);
  const all = missingPart(random, "campaign");
  for (const vector of vectors) for (const name of [...all, ...missingPart(random, "order")]) delete vector[name];
}

/**
 * Spoils evidence at random, of people and bots alike. Parts of it are missing, from whole campaigns and from single orders; in
 * some campaigns a feature means nothing. So no feature alone carries a score, and absence says nothing of who placed the order.
 */
export const spoiled = (rows: readonly LabelledRow[], seed: number): LabelledRow[] =>
  [...Map.groupBy(rows, ({ campaign }) => campaign)].flatMap(([campaign, orders]) => {
    const vectors = orders.map(({ vector }) => ({ ...vector }));
    spoil(vectors, randomOf(seed, "spoiled", campaign));
    return orders.map((row, i) => ({ ...row, vector: vectors[i] ?? row.vector }));
  });

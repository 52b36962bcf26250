import { FEATURE_NAMES, FEATURES } from "@/lib/shop/risk/evidence/features";
import type { Examples } from "@/packages/additive-model/training/examples";
import { isHeardAlone, limitsOf } from "./groups.ts";
import type { LabelledRow } from "./rows.ts";

/** Numbers for names, in the order in which they come. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name) ?? 0;
  });
}

const sumBy = (
  rows: readonly LabelledRow[],
  keyOf: (row: LabelledRow) => string | number,
): Map<string | number, number> => {
  const sums = new Map<string | number, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + (row.weight ?? 1));
  return sums;
};

/** People and bots weigh the same in all, and so does each family of bots, however many orders it makes. */
function weightsOf(rows: readonly LabelledRow[]): Float64Array {
  const ofFamily = sumBy(rows, ({ label, family }) => `${label} ${family}`);
  const families = [0, 1].map(
    (label) => [...ofFamily.keys()].filter((key) => String(key).startsWith(`${label} `)).length,
  );
  return Float64Array.from(rows, ({ label, family, weight = 1 }) => {
    const total = ofFamily.get(`${label} ${family}`) ?? 1;
    return (weight * rows.length) / (2 * total * (families[label] ?? 1));
  });
}

/** Rows as a trainer takes them. Campaigns are the groups: a validation split never shares links with the training. */
export const examplesOf = (rows: readonly LabelledRow[]): Examples => ({
  features: FEATURE_NAMES.map((name) => ({
    name,
    direction: FEATURES[name].direction,
    limits: limitsOf(name),
    alone: isHeardAlone(name),
  })),
  columns: FEATURE_NAMES.map((name) => Float64Array.from(rows, ({ vector }) => vector[name] ?? Number.NaN)),
  labels: Uint8Array.from(rows, ({ label }) => label),
  weights: weightsOf(rows),
  groups: numbered(rows.map(({ campaign }) => campaign)),
});

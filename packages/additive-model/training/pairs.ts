import { binned, quantileEdges } from "../bins.ts";
import { histogramOf, type Gradients } from "./gradients.ts";
import { bestQuartering, pairBins, pairSize, type PairColumn } from "./pair-steps.ts";
import type { Examples } from "./examples.ts";
import type { LeafRules } from "./steps.ts";

/** The edges and bins of every feature. */
export interface Bins {
  readonly edges: readonly (readonly number[])[];
  readonly columns: readonly Uint8Array[];
}

export function binsOf({ columns }: Examples, most: number): Bins {
  const edges = columns.map((column) => quantileEdges(column, most));
  return { edges, columns: columns.map((column, i) => binned(column, edges[i] ?? [])) };
}

/** Two features by their places. */
export type Pair = readonly [number, number];

const known = ({ edges }: Bins, feature: number): number => (edges[feature]?.length ?? 0) + 1;

export const pairColumn = ({ features }: Examples, bins: Bins, [a, b]: Pair): PairColumn => ({
  directions: [features[a]?.direction ?? 0, features[b]?.direction ?? 0],
  rows: known(bins, a),
  columns: known(bins, b),
});

export const binsOfPair = (bins: Bins, [a, b]: Pair): Uint8Array =>
  pairBins(bins.columns[a] as Uint8Array, bins.columns[b] as Uint8Array, known(bins, b));

const everyPair = (count: number): Pair[] =>
  Array.from({ length: count }, (_, a) => Array.from({ length: count - a - 1 }, (_, i): Pair => [a, a + 1 + i])).flat();

/** The first of them, so that no feature is in more than two. */
function spread(ranked: readonly Pair[], count: number): Pair[] {
  const kept: Pair[] = [];
  const uses = (feature: number) => kept.filter((pair) => pair.includes(feature)).length;
  for (const pair of ranked) if (kept.length < count && pair.every((feature) => uses(feature) < 2)) kept.push(pair);
  return kept;
}

/** The pairs whose best quartering gains most on what the single features leave unexplained (FAST, Lou et al. 2013). */
export function choosePairs(examples: Examples, bins: Bins, left: Gradients, rules: LeafRules, count: number): Pair[] {
  const gainOf = (pair: Pair) => {
    const column = pairColumn(examples, bins, pair);
    return bestQuartering(column, histogramOf(left, binsOfPair(bins, pair), pairSize(column)), rules)?.gain ?? 0;
  };
  const ranked = everyPair(examples.features.length)
    .filter((pair) => pair.every((feature) => !examples.features[feature]?.alone))
    .map((pair) => ({ pair, gain: gainOf(pair) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
  return spread(
    ranked.map(({ pair }) => pair),
    count,
  );
}

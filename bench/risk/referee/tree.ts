import type { Gradients } from "@/packages/additive-model/training/gradients";

export interface TreeRules {
  readonly leaves: number;
  readonly leafMinimum: number;
  readonly ridge: number;
}

/** Rows whose bin of the feature is at most `bin` go to the left. A leaf has a value instead. */
export type Tree =
  | { readonly value: number }
  | { readonly feature: number; readonly bin: number; readonly left: Tree; readonly right: Tree };

interface Cut {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

interface Node {
  readonly rows: Int32Array;
  readonly first: number;
  readonly second: number;
  cut: Cut | undefined;
  sides?: readonly [Node, Node];
}

const BINS = 256;

function histogram(bins: Uint8Array, rows: Int32Array, { first, second }: Gradients) {
  const sums = { first: new Float64Array(BINS), second: new Float64Array(BINS), last: 0 };
  for (const row of rows) {
    const bin = bins[row] as number;
    (sums.first[bin] as number) += first[row] as number;
    (sums.second[bin] as number) += second[row] as number;
    if (bin > sums.last) sums.last = bin;
  }
  return sums;
}

function bestCutOf(
  node: Omit<Node, "cut">,
  feature: number,
  bins: Uint8Array,
  gradients: Gradients,
  rules: TreeRules,
): Cut {
  const sums = histogram(bins, node.rows, gradients);
  const worth = (first: number, second: number) => (first * first) / (second + rules.ridge);
  const before = worth(node.first, node.second);
  let [first, second] = [0, 0];
  let best: Cut = { feature, bin: -1, gain: 0 };
  for (let bin = 0; bin < sums.last; bin++) {
    first += sums.first[bin] as number;
    second += sums.second[bin] as number;
    if (Math.min(second, node.second - second) < rules.leafMinimum) continue;
    const gain = worth(first, second) + worth(node.first - first, node.second - second) - before;
    if (gain > best.gain) best = { feature, bin, gain };
  }
  return best;
}

function nodeOf(rows: Int32Array, columns: readonly Uint8Array[], gradients: Gradients, rules: TreeRules): Node {
  const sum = (values: Float64Array) => rows.reduce((total, row) => total + (values[row] as number), 0);
  const node = { rows, first: sum(gradients.first), second: sum(gradients.second) };
  const cuts = columns.map((bins, feature) => bestCutOf(node, feature, bins, gradients, rules));
  const best = cuts.reduce((a, b) => (b.gain > a.gain ? b : a));
  return { ...node, cut: best.gain > 1e-9 ? best : undefined };
}

const treeOf = (node: Node, rules: TreeRules): Tree =>
  node.sides && node.cut
    ? {
        feature: node.cut.feature,
        bin: node.cut.bin,
        left: treeOf(node.sides[0], rules),
        right: treeOf(node.sides[1], rules),
      }
    : { value: -node.first / (node.second + rules.ridge) };

/** A tree of gradient boosting, grown at the leaf whose cut gains most, as LightGBM does. */
export function growTree(columns: readonly Uint8Array[], gradients: Gradients, rules: TreeRules): Tree {
  const all = Int32Array.from({ length: gradients.scores.length }, (_, row) => row);
  const root = nodeOf(all, columns, gradients, rules);
  const leaves = [root];
  while (leaves.length < rules.leaves) {
    const leaf = leaves.reduce((a, b) => ((b.cut?.gain ?? 0) > (a.cut?.gain ?? 0) ? b : a));
    if (!leaf.cut) break;
    const { feature, bin } = leaf.cut;
    const isLeft = (row: number) => ((columns[feature] as Uint8Array)[row] as number) <= bin;
    const side = (rows: Int32Array) => nodeOf(rows, columns, gradients, rules);
    leaf.sides = [side(leaf.rows.filter(isLeft)), side(leaf.rows.filter((row) => !isLeft(row)))];
    leaves.splice(leaves.indexOf(leaf), 1, ...leaf.sides);
  }
  return treeOf(root, rules);
}

export function valueIn(tree: Tree, binAt: (feature: number) => number): number {
  let node = tree;
  while (!("value" in node)) node = binAt(node.feature) <= node.bin ? node.left : node.right;
  return node.value;
}

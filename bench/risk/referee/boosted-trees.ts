import { binned, quantileEdges } from "@/packages/additive-model/bins";
import { randomOf } from "@/packages/additive-model/random";
import { rowsOf, splitGroups, type Examples } from "@/packages/additive-model/training/examples";
import { gradientsAt, lossOf, refresh, type Gradients } from "@/packages/additive-model/training/gradients";
import { growTree, valueIn, type Tree, type TreeRules } from "./tree.ts";

interface RefereeRules extends TreeRules {
  readonly trees: number;
  readonly patience: number;
  readonly rate: number;
}

const RULES: RefereeRules = { trees: 300, patience: 15, rate: 0.1, leaves: 15, leafMinimum: 3, ridge: 1 };

interface Side {
  readonly columns: readonly Uint8Array[];
  readonly gradients: Gradients;
}

const sideOf = ({ columns, labels, weights }: Examples, edges: readonly (readonly number[])[]): Side => ({
  columns: columns.map((column, i) => binned(column, edges[i] ?? [])),
  gradients: gradientsAt(new Float64Array(labels.length), labels, weights),
});

function addTree({ columns, gradients }: Side, tree: Tree, rate: number): void {
  for (let row = 0; row < gradients.scores.length; row++) {
    const value = valueIn(tree, (feature) => (columns[feature] as Uint8Array)[row] as number);
    (gradients.scores[row] as number) += rate * value;
    refresh(gradients, row);
  }
}

/** Trees until the validation rows are no longer better for it. */
function boosted(training: Side, validation: Side, rules: RefereeRules): Tree[] {
  const trees: Tree[] = [];
  let best = { loss: Infinity, trees: 0 };
  while (trees.length < rules.trees && trees.length - best.trees < rules.patience) {
    const tree = growTree(training.columns, training.gradients, rules);
    trees.push(tree);
    for (const side of [training, validation]) addTree(side, tree, rules.rate);
    const loss = lossOf(validation.gradients);
    if (loss < best.loss) best = { loss, trees: trees.length };
  }
  return trees.slice(0, best.trees);
}

/**
 * Plain gradient boosted trees with the same data: no directions, no additivity, every interaction. The referee says how much
 * the additive model gives away for being readable. Never shipped.
 */
export function trainReferee(examples: Examples, seed: number): (rows: Examples) => Float64Array {
  const edges = examples.columns.map((column) => quantileEdges(column, 64));
  const [stopping, learning] = splitGroups(examples.groups, 0.15, randomOf(seed, "referee"));
  const [training, validation] = [learning, stopping].map((rows) => sideOf(rowsOf(examples, rows), edges)) as [
    Side,
    Side,
  ];
  const trees = boosted(training, validation, RULES);
  return (rows) => {
    const side = sideOf(rows, edges);
    for (const tree of trees) addTree(side, tree, RULES.rate);
    return side.gradients.scores;
  };
}

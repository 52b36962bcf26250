import { isotonic, type Direction } from "../isotonic.ts";
import { MISSING } from "../bins.ts";
import type { Histogram } from "./gradients.ts";

/** Bins of a row that move together: from `start` to before `end`. */
interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly second: number;
}

interface Cut {
  readonly gain: number;
  readonly leaves: readonly [Leaf, Leaf];
}

export interface LeafRules {
  readonly leaves: number;
  /** The least second derivative in a leaf: below it there is too little data to say anything. */
  readonly leafMinimum: number;
  /** Ridge on a leaf's value. */
  readonly ridge: number;
}

const newton = (first: number, second: number, ridge: number): number => -first / (second + ridge);
const worth = ({ first, second }: Leaf, ridge: number): number => (first * first) / (second + ridge);

function bestCut(leaf: Leaf, histogram: Histogram, { ridge, leafMinimum }: LeafRules): Cut | undefined {
  let [first, second] = [0, 0];
  let best: Cut | undefined;
  for (let end = leaf.start + 1; end < leaf.end; end++) {
    first += histogram.first[end - 1] as number;
    second += histogram.second[end - 1] as number;
    const left: Leaf = { start: leaf.start, end, first, second };
    const right: Leaf = { start: end, end: leaf.end, first: leaf.first - first, second: leaf.second - second };
    if (Math.min(left.second, right.second) < leafMinimum) continue;
    const gain = worth(left, ridge) + worth(right, ridge) - worth(leaf, ridge);
    if (gain > (best?.gain ?? 1e-9)) best = { gain, leaves: [left, right] };
  }
  return best;
}

const sumOfKnown = (values: Float64Array) => values.subarray(MISSING + 1).reduce((a, b) => a + b, 0);

const whole = ({ first, second }: Histogram): Leaf => ({
  start: MISSING + 1,
  end: first.length,
  first: sumOfKnown(first),
  second: sumOfKnown(second),
});

/** Grows the leaf whose cut gains most, until there are enough or no cut gains. In the order of the bins. */
function leavesOf(histogram: Histogram, rules: LeafRules): Leaf[] {
  const leaves = [whole(histogram)];
  while (leaves.length < rules.leaves) {
    const cuts = leaves.map((leaf) => bestCut(leaf, histogram, rules));
    const gains = cuts.map((cut) => cut?.gain ?? 0);
    const at = gains.indexOf(Math.max(...gains));
    const cut = cuts[at];
    if (!cut) break;
    leaves.splice(at, 1, ...cut.leaves);
  }
  return leaves;
}

/** A step of boosting for the known values of one feature: a small tree over its bins that keeps the direction. */
export function stepOf(histogram: Histogram, direction: Direction, rules: LeafRules): Float64Array {
  const step = new Float64Array(histogram.first.length);
  const leaves = leavesOf(histogram, rules);
  const values = leaves.map(({ first, second }) => newton(first, second, rules.ridge));
  const weights = leaves.map(({ second }) => second + rules.ridge);
  isotonic(values, weights, direction).forEach((value, i) => {
    step.fill(value, leaves[i]?.start, leaves[i]?.end);
  });
  return step;
}

/** -1: falls. 1: rises. 0: free. */
export type Direction = -1 | 0 | 1;

interface Block {
  readonly sum: number;
  readonly weight: number;
  readonly length: number;
}

const mean = ({ sum, weight }: Block): number => sum / weight;
const joined = (a: Block, b: Block): Block => ({
  sum: a.sum + b.sum,
  weight: a.weight + b.weight,
  length: a.length + b.length,
});

const rising = (values: readonly number[], weights: readonly number[]): number[] => {
  const blocks: Block[] = [];
  values.forEach((value, i) => {
    const weight = Math.max(weights[i] ?? 0, 1e-12);
    let block: Block = { sum: value * weight, weight, length: 1 };
    for (let last = blocks.at(-1); last && mean(last) > mean(block); last = blocks.at(-1))
      block = joined(blocks.pop() as Block, block);
    blocks.push(block);
  });
  return blocks.flatMap((block) => Array.from({ length: block.length }, () => mean(block)));
};

/** The nearest values (least squares, weighted) that go in one direction: pool adjacent violators. */
export function isotonic(values: readonly number[], weights: readonly number[], direction: Direction): number[] {
  if (direction === 0) return [...values];
  if (direction === 1) return rising(values, weights);
  const negated = values.map((value) => -value);
  return rising(negated, weights).map((value) => -value);
}

/** Whether a row of values never goes against the direction. */
export const isMonotone = (values: ArrayLike<number>, direction: Direction): boolean =>
  Array.from(values).every((value, i, all) => i === 0 || (value - (all[i - 1] ?? value)) * direction >= 0);

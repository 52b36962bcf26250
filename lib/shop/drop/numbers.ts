import type { Batch, PairRange } from "@/lib/shop/inventory/rules";

/** So many pairs of a size, numbered from `firstNumber` on, or after what comes before them. */
interface Wanted {
  readonly size: string;
  readonly pairs: number;
  readonly firstNumber?: number | undefined;
}

const afterLast = ({ firstNumber, pairs }: Batch): number => firstNumber + pairs;

/** The number after the highest that was given. */
const nextNumber = (sizes: readonly PairRange[]): number =>
  Math.max(1, ...sizes.flatMap(({ batches }) => batches.map(afterLast)));

/** Numbers the pairs through, size after size, from 1 or from where a size says. */
export function numberSizes(sizes: readonly Wanted[]): PairRange[] {
  const numbered: PairRange[] = [];
  for (const { size, pairs, firstNumber } of sizes)
    numbered.push({ size, batches: [{ firstNumber: firstNumber ?? nextNumber(numbered), pairs }] });
  return numbered;
}

/** Whether two sizes would share a number. */
export function sharesNumbers(sizes: readonly Wanted[]): boolean {
  const batches = numberSizes(sizes).flatMap((range) => range.batches);
  const sorted = batches.toSorted((a, b) => a.firstNumber - b.firstNumber);
  return sorted.some((batch, i) => {
    const next = sorted[i + 1];
    return next !== undefined && afterLast(batch) > next.firstNumber;
  });
}

/** Adds pairs to sizes that are there, numbered after the highest. No pair that is there changes. */
export function withMorePairs(sizes: readonly PairRange[], added: readonly Wanted[]): PairRange[] {
  let restocked = [...sizes];
  for (const { size, pairs } of added) {
    const batch = { firstNumber: nextNumber(restocked), pairs };
    restocked = restocked.map((range) =>
      range.size === size ? { ...range, batches: [...range.batches, batch] } : range,
    );
  }
  return restocked;
}

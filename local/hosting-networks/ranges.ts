/** Ranges of addresses, cut to the smallest prefix that is routed on the Internet and written small. */

/** First and last, both inside. */
export type Range = readonly [first: bigint, last: bigint];

const byFirst = (a: Range, b: Range): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

/** In order, without overlaps; neighbours are one. */
export function merged(ranges: readonly Range[]): Range[] {
  const found: [bigint, bigint][] = [];
  for (const [first, last] of ranges.toSorted(byFirst)) {
    const before = found.at(-1);
    if (before && first <= before[1] + 1n) before[1] = last > before[1] ? last : before[1];
    else found.push([first, last]);
  }
  return found;
}

/** The ranges counted in blocks of `2 ** bits` addresses. */
export const inBlocks = (ranges: readonly Range[], bits: bigint): Range[] =>
  merged(ranges.map(([first, last]) => [first >> bits, last >> bits]));

/** Two numbers a range, base 36: how many blocks after the one before it begins, and how many it is long. */
export function written(ranges: readonly Range[]): string {
  let end = 0n;
  return ranges
    .flatMap(([first, last]) => {
      const gap = first - end;
      end = last + 1n;
      return [gap, last - first + 1n];
    })
    .map((number) => number.toString(36))
    .join(" ");
}

/**
 * Whole numbers that add up to `total`, the rounded sum of the shares: the method of largest remainders. Each is less than one
 * away from its share and has its sign, or is 0.
 */
export function wholePoints(shares: readonly number[], total: number): number[] {
  const floors = shares.map(Math.floor);
  const left = total - floors.reduce((a, b) => a + b, 0);
  const byRemainder = shares.map((share, i) => ({ i, rest: share - Math.floor(share) }));
  const raised = new Set(
    byRemainder
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ i }) => i),
  );
  return floors.map((floor, i) => (raised.has(i) ? floor + 1 : floor));
}

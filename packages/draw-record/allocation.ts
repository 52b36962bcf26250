/** So many pairs of a size. */
export interface Stock {
  readonly size: string;
  readonly pairs: number;
}

/**
 * Who gets which size: in order of rank, each the first of its choices of which a pair is left; null where none is.
 * @param choices sizes in order of preference, by rank
 */
export function allocate(choices: readonly (readonly string[])[], stock: readonly Stock[]): (string | null)[] {
  const left = new Map(stock.map(({ size, pairs }) => [size, pairs]));
  return choices.map((sizes) => {
    const won = sizes.find((size) => (left.get(size) ?? 0) > 0) ?? null;
    if (won !== null) left.set(won, (left.get(won) ?? 0) - 1);
    return won;
  });
}

export enum Cents {
  Pair = 16_000,
}

export const priceOf = (pairs: number): number => (pairs * Cents.Pair) / 100;

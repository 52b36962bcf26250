/** A seeded generator (Mulberry32): the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

/** FNV-1a over UTF-16 code units: a seed for each name. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const code of parts.join("\u0000")) hash = Math.imul(hash ^ (code.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

export function randomOf(...seed: readonly (string | number)[]): Random {
  let state = seedOf(...seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

/** Fisher-Yates, in place. */
export function shuffle<Values extends { [index: number]: number; readonly length: number }>(
  values: Values,
  random: Random,
): Values {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const kept = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = kept;
  }
  return values;
}

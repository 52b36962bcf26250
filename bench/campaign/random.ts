import { createHash } from "node:crypto";

/** Chance that repeats itself: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  readonly between: (low: number, high: number) => number;
  /** A whole number, both ends included. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A key, as often as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K;
  /** Around the median, never below 0, with a long tail: as durations of people are. */
  readonly about: (median: number, spread?: number) => number;
  readonly digits: (length: number) => string;
  readonly letters: (length: number) => string;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** Numbers of its own: what it is used for changes nothing here. */
  readonly fork: (label: string) => Random;
}

/** sfc32 of PractRand (public domain): fast, 128 bits of state. */
function sfc32(seed: string): () => number {
  const digest = createHash("sha256").update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [number, number, number, number];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

function weighted<K extends string>(next: () => number, weights: Readonly<Partial<Record<K, number>>>): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1) ?? [""])[0] as K;
}

/** Of Box and Muller: mean 0, deviation 1. */
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

function shuffled<T>(next: () => number, list: readonly T[]): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

export function randomOf(seed: string): Random {
  const next = sfc32(seed);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const text = (alphabet: string) => (length: number) =>
    Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join("");
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    weighted: (weights) => weighted(next, weights),
    about: (median, spread = 0.6) => median * Math.exp(normal(next) * spread),
    digits: text("0123456789"),
    letters: text(LETTERS),
    shuffled: (list) => shuffled(next, list),
    fork: (label) => randomOf(`${seed}/${label}`),
  };
}

const MOST_KEYS = 10_000;

interface Seen {
  readonly window: number;
  count: number;
}
const seen = new Map<string, Seen>();

/** Counts this call in a fixed window of this instance alone. Resolves with the count after it; beyond so many keys all begin anew. */
export function countHere(key: string, windowSeconds: number): number {
  const window = Math.floor(Date.now() / 1000 / windowSeconds);
  const known = seen.get(key);
  if (known?.window === window) return ++known.count;
  if (seen.size >= MOST_KEYS) seen.clear();
  seen.set(key, { window, count: 1 });
  return 1;
}

/** A bucket of `max` tokens that is refilled evenly, all of it within `windowSeconds`. */
export interface Limit {
  /** What is counted, and for whom: one item each, so that no one item is hot. */
  readonly key: string;
  readonly max: number;
  readonly windowSeconds: number;
}

/** In how many milliseconds one token comes back. */
export const tokenMs = ({ max, windowSeconds }: Limit): number => Math.ceil((windowSeconds * 1000) / max);

/** When a bucket may be full again at the latest for one token to be in it now. */
export const latestFullAtMs = (limit: Limit, nowMs: number): number => nowMs + (limit.max - 1) * tokenMs(limit);

/** How long until a bucket that will be full then has a token; 0 or less when it has one. */
export const waitForTokenMs = (fullAtMs: number, limit: Limit, nowMs: number): number =>
  fullAtMs - latestFullAtMs(limit, nowMs);

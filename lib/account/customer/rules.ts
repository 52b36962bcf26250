/** The present as ISO 8601, and later than the given moment in any case: two changes never share one. */
export const momentAfter = (previous: string | undefined, nowMs: number): string =>
  new Date(Math.max(nowMs, previous === undefined ? 0 : Date.parse(previous) + 1)).toISOString();

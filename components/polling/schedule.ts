export const DEFAULT_INTERVAL_MS = 2000;
export const LONGEST_BACKOFF_MS = 30_000;

/** Retry-After in its two forms (RFC 9110, 10.2.3), as milliseconds from `nowMs`; null when absent or unreadable. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

/** Doubles from two seconds to half a minute; `random` in [0, 1) spreads the shoppers who lost the same server. */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, DEFAULT_INTERVAL_MS * 2 ** Math.max(0, failures - 1));
  return ceiling / 2 + (random * ceiling) / 2;
}

const MINUTE_MS = 60_000;

/** How much slower to ask when the page was not touched for `idleMs`: as told, then a third, then a tenth as often. */
export const slowdown = (idleMs: number): number => (idleMs < 5 * MINUTE_MS ? 1 : idleMs < 15 * MINUTE_MS ? 3 : 10);

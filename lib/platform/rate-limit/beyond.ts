import { rateLimit } from "@/lib/platform/rate-limit/server";

const MOST_KEYS = 10_000;

interface Seen {
  readonly window: number;
  count: number;
}
const seen = new Map<string, Seen>();

function countHere(key: string, windowSeconds: number): number {
  const window = Math.floor(Date.now() / 1000 / windowSeconds);
  const known = seen.get(key);
  if (known?.window === window) return ++known.count;
  if (seen.size >= MOST_KEYS) seen.clear();
  seen.set(key, { window, count: 1 });
  return 1;
}

/**
 * As `rateLimit`, but the first `free` calls of a window in this instance are not counted in the table: a limit that is far
 * above what a person does costs a person nothing. Instances count apart, so the limit may be exceeded by `free` for each.
 * @throws AppError rate_limited
 */
export async function rateLimitBeyond(free: number, limit: Parameters<typeof rateLimit>[0]): Promise<void> {
  if (countHere(limit.key, limit.windowSeconds) > free) await rateLimit(limit);
}

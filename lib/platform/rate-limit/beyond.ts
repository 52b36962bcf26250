import { countHere } from "@/lib/platform/rate-limit/count-here";
import { rateLimit } from "@/lib/platform/rate-limit/server";

/**
 * As `rateLimit`, but the first `free` calls of a window in this instance are not counted in the table: a limit that is far
 * above what a person does costs a person nothing. Instances count apart, so the limit may be exceeded by `free` for each.
 * @throws AppError rate_limited
 */
export async function rateLimitBeyond(free: number, limit: Parameters<typeof rateLimit>[0]): Promise<void> {
  if (countHere(limit.key, limit.windowSeconds) > free) await rateLimit(limit);
}

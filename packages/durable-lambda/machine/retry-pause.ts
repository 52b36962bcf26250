import { MAX_RETRY_PAUSE_MS, FIRST_RETRY_PAUSE_MS, RETRY_JITTER } from "../limits.ts";

/**
 * Milliseconds before an invocation that failed is repeated: doubles with each failure in a row, up to an hour.
 * `chance`, from 0 to 1, takes up to a quarter off: what failed together does not come back together.
 */
export function retryPauseMs(failures: number, chance: number): number {
  const pauseMs = Math.min(FIRST_RETRY_PAUSE_MS * 2 ** (failures - 1), MAX_RETRY_PAUSE_MS);
  return Math.round(pauseMs * (1 - chance * RETRY_JITTER));
}

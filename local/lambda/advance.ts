import { MAX_ADVANCE_MS, MAX_RETRIES_PER_ADVANCE } from "./limits.ts";

/** One move of the clock: where to, how long it may take, and how often it lets a failing execution be repeated. */
export class Advance {
  readonly targetMs: number;
  readonly #giveUpAtMs = performance.now() + MAX_ADVANCE_MS;
  readonly #retries = new Map<number, number>();

  constructor(targetMs: number) {
    this.targetMs = targetMs;
  }

  /** Whether a due time is on the way, and there is time left to wait for what it leads to. */
  reaches(dueMs: number | undefined): dueMs is number {
    return dueMs !== undefined && dueMs <= this.targetMs && performance.now() < this.#giveUpAtMs;
  }

  /** Whether an execution may be repeated on the way; if not, it is at the end. Counts. */
  mayRetry(seq: number): boolean {
    const retries = (this.#retries.get(seq) ?? 0) + 1;
    this.#retries.set(seq, retries);
    return retries <= MAX_RETRIES_PER_ADVANCE;
  }
}

import type { DueTimer } from "./journal/journal.ts";
import { MAX_ADVANCE_MS, MAX_RETRIES_PER_ADVANCE } from "./limits.ts";

/** An execution may take this part of the time that is left. */
const SHARE = 1 / 4;

/**
 * One move of the clock. It waits for what comes due on the way, but an execution that takes too long (it hangs, fails
 * again and again, or comes back every second) is left behind, so that the others keep their order: its timers fire at the
 * end. The longer the move takes, the sooner that happens.
 */
export class Advance {
  readonly targetMs: number;
  /** Executions that were left behind. */
  readonly left = new Set<number>();
  readonly #giveUpAtMs = performance.now() + MAX_ADVANCE_MS;
  readonly #retries = new Map<number, number>();
  readonly #spentMs = new Map<number, number>();
  readonly #current = new Set<number>();
  #currentSinceMs = performance.now();

  constructor(targetMs: number) {
    this.targetMs = targetMs;
  }

  get #restMs(): number {
    return this.#giveUpAtMs - performance.now();
  }

  /** Whether a due time is on the way, and there is time left to wait for what it leads to. */
  reaches(dueMs: number | undefined): dueMs is number {
    return dueMs !== undefined && dueMs <= this.targetMs && this.#restMs > 0;
  }

  /** Whether a timer may fire on the way; otherwise its execution is left behind. */
  mayFire({ seq, kind }: DueTimer): boolean {
    if (kind === "execution" || kind === "retention") return true;
    this.#current.add(seq);
    const spent = (this.#spentMs.get(seq) ?? 0) > this.#restMs * SHARE;
    if (spent || (kind === "wake" && this.#isOneRetryTooMany(seq))) this.left.add(seq);
    return !this.left.has(seq);
  }

  #isOneRetryTooMany(seq: number): boolean {
    const retries = (this.#retries.get(seq) ?? 0) + 1;
    this.#retries.set(seq, retries);
    return retries > MAX_RETRIES_PER_ADVANCE;
  }

  /** What came due has settled: the time it took is on the account of the executions it was due for. */
  settled(): void {
    const tookMs = performance.now() - this.#currentSinceMs;
    for (const seq of this.#current) this.#spentMs.set(seq, (this.#spentMs.get(seq) ?? 0) + tookMs);
    this.#current.clear();
    this.#currentSinceMs = performance.now();
  }
}

/**
 * Timers. Invariants:
 * 1. One sleeping timer, set for the earliest due time of the journal; no polling.
 * 2. Due timers fire in the order of their due times. A timer that fired is gone from the journal in the same transaction.
 * 3. `advance` fires everything that comes due on the way, in order, and lets executions settle between two due times.
 */
import type { VirtualClock } from "./clock.ts";

const MAX_SLEEP_MS = 2 ** 31 - 1;
/** Longest pause for running invocations between two due times of one `advance`, and the longest `advance`. */
const SETTLE_LIMIT_MS = 10_000;
const ADVANCE_LIMIT_MS = 45_000;

export interface TimerSource {
  nextDueMs(): number | undefined;
  /** Fires what is due, at most a batch; says whether there may be more. */
  fireDue(nowMs: number): boolean;
  /** Resolves when nothing runs any more, or after the limit. */
  settled(limitMs: number): Promise<void>;
}

export class Scheduler {
  readonly #clock: VirtualClock;
  readonly #source: TimerSource;
  #timer: NodeJS.Timeout | undefined;
  #armedForMs = Infinity;
  #advancing: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(clock: VirtualClock, source: TimerSource) {
    this.#clock = clock;
    this.#source = source;
  }

  /** A timer was added: wake up for it if it is the earliest. */
  note(dueMs: number): void {
    if (dueMs < this.#armedForMs) this.#arm(dueMs);
  }

  /** Sets the timer for the earliest due time. */
  rearm(): void {
    this.#armedForMs = Infinity;
    clearTimeout(this.#timer);
    const dueMs = this.#source.nextDueMs();
    if (dueMs !== undefined) this.#arm(dueMs);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Moves the clock; resolves when every timer due by then has fired. */
  advance(seconds: number): Promise<void> {
    const targetMs = (): number => this.#clock.now() + seconds * 1000;
    const run = this.#advancing.then(() => this.#advanceTo(targetMs()));
    this.#advancing = run.catch(() => undefined);
    return run;
  }

  async #advanceTo(targetMs: number): Promise<void> {
    const giveUpAt = Date.now() + ADVANCE_LIMIT_MS;
    await this.#source.settled(SETTLE_LIMIT_MS);
    for (;;) {
      const dueMs = this.#source.nextDueMs();
      if (dueMs === undefined || dueMs > targetMs || Date.now() > giveUpAt) break;
      this.#clock.moveTo(dueMs);
      while (this.#source.fireDue(this.#clock.now())) await this.#source.settled(SETTLE_LIMIT_MS);
      await this.#source.settled(SETTLE_LIMIT_MS);
    }
    this.#clock.moveTo(targetMs);
    this.rearm();
  }

  #arm(dueMs: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#armedForMs = dueMs;
    const sleepMs = Math.min(Math.max(0, dueMs - this.#clock.now()), MAX_SLEEP_MS);
    this.#timer = setTimeout(() => setImmediate(() => this.#wake()), sleepMs);
  }

  /** After a stall, messages that have already arrived are heard first (timers run before I/O, immediates after). */
  #wake(): void {
    if (this.#stopped) return;
    if (this.#source.fireDue(this.#clock.now())) this.#arm(this.#clock.now());
    else this.rearm();
  }
}

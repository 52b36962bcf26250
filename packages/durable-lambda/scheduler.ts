/**
 * Timers. Invariants:
 * 1. One sleeping timer, set for the earliest due time of the journal; no polling.
 * 2. Due timers fire in the order of their due times. A timer that fired is gone from the journal in the same transaction.
 * 3. `advance` fires everything that comes due on the way, in order, and lets executions settle between two due times. What
 *    does not come to rest (hangs, or fails again and again) is waited for a little, then left behind.
 */
import { Advance } from "./advance.ts";
import type { VirtualClock } from "./clock.ts";

const MAX_SLEEP_MS = 2 ** 31 - 1;

export interface TimerSource {
  /** Without those of the executions that are left behind. */
  nextDueMs(advance?: Advance): number | undefined;
  /** Fires what is due, at most a batch; says whether there may be more. */
  fireDue(nowMs: number, advance?: Advance): boolean;
  /** Resolves when nothing runs any more that is worth waiting for. */
  settled(): Promise<void>;
}

export class Scheduler {
  readonly #clock: VirtualClock;
  readonly #source: TimerSource;
  #timer: NodeJS.Timeout | undefined;
  #armedForMs = Infinity;
  #advancing: Promise<unknown> = Promise.resolve();
  #current: Advance | undefined;
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
    const dueMs = this.#source.nextDueMs(this.#current);
    if (dueMs !== undefined) this.#arm(dueMs);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Moves the clock; resolves within a minute, when every timer due by then has fired, with the executions left behind. */
  advance(seconds: number): Promise<ReadonlySet<number>> {
    const run = this.#advancing.then(() => this.#advanceBy(Math.ceil(seconds * 1000)));
    this.#advancing = run.catch(() => undefined);
    return run;
  }

  async #advanceBy(ms: number): Promise<ReadonlySet<number>> {
    const targetOffsetMs = this.#clock.offsetMs + ms;
    await this.#source.settled(); // what runs now sets its timers, which are then on the way
    const advance = new Advance(this.#clock.now() + ms);
    this.#current = advance;
    await this.#moveThrough(advance).finally(() => (this.#current = undefined));
    this.#clock.moveOffsetTo(targetOffsetMs);
    while (this.#source.fireDue(this.#clock.now())) await new Promise(setImmediate);
    this.rearm();
    return advance.left;
  }

  async #moveThrough(advance: Advance): Promise<void> {
    const next = () => this.#source.nextDueMs(advance);
    for (let dueMs = next(); advance.reaches(dueMs); dueMs = next()) {
      this.#clock.moveTo(dueMs);
      while (this.#source.fireDue(this.#clock.now(), advance)) await this.#settled(advance);
      await this.#settled(advance);
    }
  }

  async #settled(advance: Advance): Promise<void> {
    await this.#source.settled();
    advance.settled();
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
    if (this.#source.fireDue(this.#clock.now(), this.#current)) this.#arm(this.#clock.now());
    else this.rearm();
  }
}

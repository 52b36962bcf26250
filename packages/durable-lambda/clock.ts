/**
 * The server's clock: the machine's, moved forward by an offset that only grows. Invariants:
 * 1. Time never goes back, also over a restart: the offset is stored before anyone sees it.
 * 2. Workers live in the machine's time; what they are told about the future is translated (`toWorker`).
 */
export class VirtualClock {
  #offsetMs: number;
  readonly #store: (offsetMs: number) => void;

  constructor(offsetMs: number, store: (offsetMs: number) => void) {
    this.#offsetMs = offsetMs;
    this.#store = store;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Moves the clock forward to a time; a time in the past changes nothing. */
  moveTo(atMs: number): void {
    this.moveOffsetTo(Math.ceil(atMs - Date.now()));
  }

  /** Moves the clock to an offset from the machine's; a smaller one changes nothing. */
  moveOffsetTo(offsetMs: number): void {
    if (offsetMs <= this.#offsetMs) return;
    this.#offsetMs = offsetMs;
    this.#store(offsetMs);
  }

  /** A time of the server as a worker's own clock would show it. */
  readonly toWorkerIso = (atMs: number) => new Date(atMs - this.#offsetMs).toISOString();
  readonly toWorkerSeconds = (atMs: number) => (atMs - this.#offsetMs) / 1000;
}

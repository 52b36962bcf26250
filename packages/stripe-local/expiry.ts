import { nowSeconds } from "./objects.ts";
import { expireSession } from "./sessions.ts";
import type { Store } from "./store.ts";

const LONGEST_TIMER_MS = 3600_000;

/** Ends sessions at their `expires_at`, with one timer for the next of them; `changed` runs after each round. */
export class Expiry {
  readonly #store: Store;
  readonly #changed: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
    this.poke();
  }

  /** Call when a session was opened or ended. */
  poke(): void {
    clearTimeout(this.#timer);
    const over = this.#store.expiredSessions(nowSeconds());
    for (const session of over) this.#store.transaction(() => expireSession(this.#store, session.id, null));
    if (over.length > 0) this.#changed();
    const next = this.#store.nextExpirySeconds();
    if (next === undefined) return;
    this.#timer = setTimeout(() => this.poke(), Math.min(Math.max(next * 1000 - Date.now(), 0), LONGEST_TIMER_MS));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

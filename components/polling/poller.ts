import type { Attention } from "./attention";
import { backoffMs, slowdown } from "./schedule";

/** What came of one question. `waitMs`: how long the server asked us to wait, if it did. */
export interface Asked {
  readonly over: boolean;
  readonly failed: boolean;
  readonly waitMs: number | null;
}

export interface Poller {
  /** Asks at once, unless a question is on its way. */
  readonly pollNow: () => void;
  readonly stop: () => void;
}

/**
 * Asks again and again, one question at a time: as often as the server says while the page is looked at, slower when it has not been
 * touched the page for long, ever slower while it fails, not at all while hidden; at once on return. `ask` never throws.
 */
export function startPolling(ask: (signal: AbortSignal) => Promise<Asked>, attention: Attention): Poller {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let busy = false;

  async function poll() {
    clearTimeout(timer);
    if (busy || signal.aborted || attention.hidden()) return;
    busy = true;
    const { over, failed, waitMs } = await ask(signal);
    busy = false;
    failures = failed ? failures + 1 : 0;
    if (signal.aborted) return;
    if (over) return controller.abort();
    timer = setTimeout(pollNow, pause(failures, waitMs, attention.idleMs()));
  }
  const pollNow = () => void poll();
  const stop = () => {
    controller.abort();
    clearTimeout(timer);
  };
  attention.onReturn(pollNow, signal);
  pollNow();
  return { pollNow, stop };
}

const pause = (failures: number, waitMs: number | null, idleMs: number): number =>
  failures > 0 ? (waitMs ?? backoffMs(failures, Math.random())) : (waitMs ?? 0) * slowdown(idleMs);

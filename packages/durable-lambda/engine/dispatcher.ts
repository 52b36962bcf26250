/** Work waits here until its function has a free worker. First come, first served, per version of a function. */
import { codeKey, type ResolvedFunction } from "../functions/registry.ts";
import { SETTLE_PATIENCE_MS } from "../limits.ts";
import type { Work, Workers } from "../workers/workers.ts";

/** Prepares the work at the moment a worker is free; nothing when it is no longer wanted. */
export type Prepare = () => Promise<Work> | undefined;

export interface WorkOptions {
  /** In a process of its own, because it crashed before, or may have. */
  readonly solo?: boolean;
  /** Failures in a row before this one: the more, the shorter `settled` waits for it. */
  readonly failures?: number;
}

interface Waiting {
  readonly prepare: Prepare;
  readonly failures: number;
}

interface Queue {
  readonly fn: ResolvedFunction;
  readonly solo: boolean;
  readonly waiting: Set<Waiting>;
}

/** Work that runs, and until when `settled` waits for it. */
interface Running {
  readonly patientUntilMs: number;
}

export class Dispatcher {
  readonly #workers: Workers;
  readonly #queues = new Map<string, Queue>();
  readonly #running = new Set<Running>();
  readonly #onEnded = new Set<() => void>();
  #stopped = false;

  constructor(workers: Workers) {
    this.#workers = workers;
  }

  add(fn: ResolvedFunction, prepare: Prepare, { solo = false, failures = 0 }: WorkOptions = {}): void {
    const key = `${codeKey(fn)}${solo ? ":solo" : ""}`;
    const queue = this.#queues.get(key) ?? { fn, solo, waiting: new Set() };
    queue.waiting.add({ prepare, failures });
    this.#queues.set(key, queue);
    this.#drain(key);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Resolves when nothing runs and nothing waits, or when what runs has done so for too long. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const look = () => {
        clearTimeout(timer);
        const restMs = this.#patienceLeftMs();
        if (restMs > 0) return void (timer = setTimeout(look, restMs));
        this.#onEnded.delete(look);
        resolve();
      };
      this.#onEnded.add(look);
      look();
    });
  }

  #patienceLeftMs(): number {
    let untilMs = 0;
    for (const { patientUntilMs } of this.#running) untilMs = Math.max(untilMs, patientUntilMs);
    return Math.ceil(untilMs - performance.now());
  }

  #drain(key: string): void {
    const queue = this.#queues.get(key);
    if (!queue || this.#stopped) return;
    for (const waiting of queue.waiting) {
      if (!this.#workers.hasRoom(queue.fn, queue.solo)) return;
      queue.waiting.delete(waiting);
      void this.#start(queue, waiting.prepare(), waiting.failures);
    }
    if (queue.waiting.size === 0) this.#queues.delete(key);
  }

  async #start({ fn, solo }: Queue, work: Promise<Work> | undefined, failures: number): Promise<void> {
    if (!work) return;
    const running: Running = { patientUntilMs: performance.now() + SETTLE_PATIENCE_MS / 2 ** failures };
    this.#running.add(running);
    const ready = await work;
    if (this.#stopped) return;
    const onEnd: Work["onEnd"] = (end) => {
      if (this.#stopped) return; // the journal is closed or about to be; the next server repeats the work
      ready.onEnd(end);
      this.#ended(fn, running);
    };
    this.#workers.run(fn, { ...ready, solo, onEnd });
  }

  #ended(fn: ResolvedFunction, running: Running): void {
    this.#running.delete(running);
    const key = codeKey(fn);
    this.#drain(`${key}:solo`);
    this.#drain(key);
    for (const look of this.#onEnded) look();
  }
}

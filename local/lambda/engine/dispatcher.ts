/** Work waits here until its function has a free worker. First come, first served, per version of a function. */
import type { ResolvedFunction } from "../functions/registry.ts";
import type { Work, Workers } from "../workers/workers.ts";

/** Prepares the work at the moment a worker is free; nothing when it is no longer wanted. */
export type Prepare = () => Promise<Work> | undefined;

export class Dispatcher {
  readonly #workers: Workers;
  readonly #queues = new Map<string, { fn: ResolvedFunction; waiting: Set<Prepare> }>();
  readonly #onSettled = new Set<() => void>();
  #running = 0;
  #stopped = false;

  constructor(workers: Workers) {
    this.#workers = workers;
  }

  add(fn: ResolvedFunction, prepare: Prepare): void {
    const key = `${fn.config.name}:${fn.version.number}`;
    const queue = this.#queues.get(key) ?? { fn, waiting: new Set() };
    this.#queues.set(key, queue.waiting.add(prepare) && queue);
    this.#drain(key);
  }

  stop(): void {
    this.#stopped = true;
  }

  get running(): number {
    return this.#running;
  }

  /** Resolves when nothing runs and nothing waits, or after the limit. */
  settled(limitMs: number): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => (clearTimeout(timer), this.#onSettled.delete(done), resolve());
      const timer = setTimeout(done, limitMs);
      this.#onSettled.add(done);
    });
  }

  #drain(key: string): void {
    const queue = this.#queues.get(key);
    if (!queue || this.#stopped) return;
    for (const prepare of queue.waiting) {
      if (!this.#workers.hasRoom(queue.fn)) return;
      queue.waiting.delete(prepare);
      void this.#start(key, queue.fn, prepare());
    }
    if (queue.waiting.size === 0) this.#queues.delete(key);
  }

  async #start(key: string, fn: ResolvedFunction, work: Promise<Work> | undefined): Promise<void> {
    if (!work) return;
    this.#running++;
    const ready = await work;
    if (this.#stopped) return;
    const onEnd: Work["onEnd"] = (end) => (ready.onEnd(end), this.#ended(key));
    this.#workers.run(fn, { ...ready, onEnd });
  }

  #ended(key: string): void {
    this.#running--;
    this.#drain(key);
    if (this.#running === 0) for (const done of this.#onSettled) done();
  }
}

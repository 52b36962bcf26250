/** Work waits here until its function has a free worker. First come, first served, per version of a function. */
import type { ResolvedFunction } from "../functions/registry.ts";
import type { Work, Workers } from "../workers/workers.ts";

/** Prepares the work at the moment a worker is free; nothing when it is no longer wanted. */
export type Prepare = () => Promise<Work> | undefined;

interface Queue {
  readonly fn: ResolvedFunction;
  readonly solo: boolean;
  readonly waiting: Set<Prepare>;
}

export class Dispatcher {
  readonly #workers: Workers;
  readonly #queues = new Map<string, Queue>();
  readonly #onSettled = new Set<() => void>();
  #running = 0;
  #stopped = false;

  constructor(workers: Workers) {
    this.#workers = workers;
  }

  /** `solo`: in a process of its own, because it crashed before, or may have. */
  add(fn: ResolvedFunction, prepare: Prepare, solo = false): void {
    const key = `${fn.config.name}:${fn.version.number}${solo ? ":solo" : ""}`;
    const queue = this.#queues.get(key) ?? { fn, solo, waiting: new Set() };
    queue.waiting.add(prepare);
    this.#queues.set(key, queue);
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
      if (!this.#workers.hasRoom(queue.fn, queue.solo)) return;
      queue.waiting.delete(prepare);
      void this.#start(queue, prepare());
    }
    if (queue.waiting.size === 0) this.#queues.delete(key);
  }

  async #start({ fn, solo }: Queue, work: Promise<Work> | undefined): Promise<void> {
    if (!work) return;
    this.#running++;
    const ready = await work;
    if (this.#stopped) return;
    const onEnd: Work["onEnd"] = (end) => {
      if (this.#stopped) return; // the journal is closed or about to be; the next server repeats the work
      ready.onEnd(end);
      this.#ended(fn);
    };
    this.#workers.run(fn, { ...ready, solo, onEnd });
  }

  #ended({ config, version }: ResolvedFunction): void {
    this.#running--;
    const key = `${config.name}:${version.number}`;
    this.#drain(`${key}:solo`);
    this.#drain(key);
    if (this.#running === 0) for (const done of this.#onSettled) done();
  }
}

/**
 * The worker processes of one version of one function. Invariants:
 * 1. `hasRoom` tells the truth: a job that is submitted while it holds is given to a process at once.
 * 2. A solo job has a process to itself.
 * 3. Without work for a while, no process is left.
 */
import { availableParallelism } from "node:os";
import { type Job, type WorkerCode, WorkerProcess } from "./worker-process.ts";

/** Invocations in a process before another process is started for the next. */
const SPREAD_AT = 32;
/** Invocations in a process at most. */
const PROCESS_CAPACITY = 64;
const MAX_SHARED_PROCESSES = Math.max(2, availableParallelism());
/** Processes of one function that serve a single invocation, on top. */
const MAX_SOLO_PROCESSES = 2;
/** The last idle process is ended after this time, the others sooner: a burst that follows a burst finds them warm. */
const IDLE_TIMEOUT_MS = 30_000;
const SPARE_IDLE_TIMEOUT_MS = 20_000;

export class Pool {
  readonly #code: WorkerCode;
  #processes: WorkerProcess[] = [];
  #idleTimer: NodeJS.Timeout | undefined;
  #spareTimer: NodeJS.Timeout | undefined;

  constructor(code: WorkerCode) {
    this.#code = code;
  }

  hasRoom(solo: boolean): boolean {
    if (this.#live().length < MAX_SHARED_PROCESSES + (solo ? MAX_SOLO_PROCESSES : 0)) return true;
    return solo ? this.#idle() !== undefined : this.#usable().some((process) => process.load < PROCESS_CAPACITY);
  }

  get size(): number {
    return this.#processes.length;
  }

  /** Starts a process before there is work for it. */
  warm(): void {
    if (this.#processes.length === 0) this.#spawn();
    this.#afterJob();
  }

  submit(job: Job): void {
    this.#stopTimers();
    const process = job.solo ? (this.#idle() ?? this.#spawn()) : this.#pick();
    process.run({ ...job, onEnd: (end) => (this.#afterJob(), job.onEnd(end)) });
  }

  kill(): void {
    this.#stopTimers();
    for (const process of this.#processes) process.kill();
  }

  #live(): WorkerProcess[] {
    return this.#processes.filter((process) => !process.retired);
  }

  #usable(): WorkerProcess[] {
    return this.#processes.filter((process) => process.usable);
  }

  #idle(): WorkerProcess | undefined {
    return this.#usable().find((process) => process.load === 0);
  }

  /** The first process that is not busy; a new one while there may be more; otherwise the least busy. */
  #pick(): WorkerProcess {
    const usable = this.#usable();
    const calm = usable.find((process) => process.load < SPREAD_AT);
    if (calm) return calm;
    if (usable.length === 0 || this.#live().length < MAX_SHARED_PROCESSES) return this.#spawn();
    return usable.reduce((least, process) => (process.load < least.load ? process : least));
  }

  #spawn(): WorkerProcess {
    const process: WorkerProcess = new WorkerProcess(this.#code, () => {
      this.#processes = this.#processes.filter((other) => other !== process);
    });
    this.#processes.push(process);
    return process;
  }

  #afterJob(): void {
    if (this.#processes.some((process) => process.load > 0)) return;
    this.#stopTimers();
    this.#spareTimer = setTimeout(() => this.#killSpare(), SPARE_IDLE_TIMEOUT_MS).unref();
    this.#idleTimer = setTimeout(() => this.kill(), IDLE_TIMEOUT_MS).unref();
  }

  #stopTimers(): void {
    clearTimeout(this.#spareTimer);
    clearTimeout(this.#idleTimer);
  }

  #killSpare(): void {
    for (const process of this.#processes.slice(1)) process.kill();
  }
}

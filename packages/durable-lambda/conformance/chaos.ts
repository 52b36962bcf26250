/**
 * Kills the server and its workers (seeded) while executions run, and counts what was lost or repeated. Invariants:
 * 1. A kill waits for progress, not for time: so many effects since the kill before.
 * 2. Executions are started until all kills have happened; then the run drains and ends.
 * 3. While kills are due, the answer to one callback is held back: an execution is unfinished at every kill.
 * 4. Time only gives up: a run without any progress for STALL_MS ends, and reports what is missing.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Event,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
} from "@aws-sdk/client-lambda";
import { type Effect, type Kill, lost, repeated, survived, unfinishedAt } from "./chaos-verdict.ts";
import { Fuzz, seeded } from "./fuzz.ts";
import { TestServer } from "./harness.ts";
import { processState } from "./processes.ts";

const STALL_MS = 60_000;
const HANGING_REQUEST_MS = 30_000;
/** A run whose kills do not happen starts no more executions than so many times those asked for, and then stalls. */
const MOST_TIMES_AS_MANY = 10;

export interface ChaosOptions {
  readonly seed: number;
  /** Executions to start; more when the kills take longer. */
  readonly executions: number;
  /** Kills to make: half of them of the server, half of workers. */
  readonly kills: number;
  /** Most effects from one kill to the next. */
  readonly calmEffects: number;
  /** Most executions at once, at least 2: the answer to one is held back. */
  readonly atOnce: number;
  /** Longest pause between two starts. */
  readonly pauseMs?: number;
  /** Random requests, mostly malformed, all the while: so many at least. */
  readonly fuzz?: number;
}

export interface ChaosResult {
  readonly executions: number;
  /** Kills of a process that was alive, with the executions that were unfinished at that instant. */
  readonly kills: readonly (Kill & { readonly unfinished: number })[];
  /** Effects of a worker after its kill. */
  readonly survived: string[];
  /** Executions that did not end as they should. */
  readonly lost: string[];
  /** Steps that ran after the history said they had succeeded, or at-most-once steps that ran more often than started. */
  readonly repeated: string[];
  /** Runs of steps; more than the smallest number possible are attempts that a kill interrupted. */
  readonly effects: number;
  readonly seconds: number;
  /** Random requests that were answered, and the ones that were answered with 5xx or not at all. */
  readonly requests: number;
  readonly misbehaved: string[];
  /** Resident memory of the server, every ten seconds. */
  readonly serverMiB: number[];
}

export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const run = new Chaos(options);
  try {
    return await run.run();
  } finally {
    await run.end();
  }
}

/** The parts to kill, in seeded order: as many of one kind as of the other. */
function plan(kills: number, random: () => number): Kill["part"][] {
  const parts = Array.from({ length: kills }, (_, i) => ({ part: i % 2 ? "worker" : "server", at: random() }) as const);
  return parts.toSorted((a, b) => a.at - b.at).map(({ part }) => part);
}

const OWN = join(import.meta.dirname, "handlers/own.ts");

class Chaos {
  readonly #server = new TestServer({
    chaos: {
      handler: `${join(import.meta.dirname, "handlers/chaos.ts")}#handler`,
      timeout: 30,
      durable: { executionTimeout: 3600 },
    },
    own: { handler: `${OWN}#handler`, timeout: 5, durable: { executionTimeout: 7200 } },
    ordinary: { handler: `${OWN}#ordinary`, timeout: 2, durable: null },
  });
  readonly #options: ChaosOptions;
  readonly #startedAtMs = Date.now();
  readonly #arns: string[] = [];
  readonly #kills: Kill[] = [];
  readonly #misbehaved: string[] = [];
  readonly #serverMiB: number[] = [];
  readonly #effectsSeen: Effect[] = [];
  readonly #callbacks = new Map<string, number>();
  readonly #answered = new Set<string>();
  readonly #nearlyEnded = new Set<number>();
  #effectsBytes = 0;
  #requests = 0;
  #killing = true;
  #done = false;
  #progressAtMs = Date.now();

  constructor(options: ChaosOptions) {
    this.#options = options;
  }

  async run(): Promise<ChaosResult> {
    await this.#server.start();
    const sampling = setInterval(() => this.#sample(), 10_000);
    try {
      const [histories] = await Promise.all([this.#runToTheEnd(), this.#answerAll(), this.#fuzz()]);
      return this.#result(histories);
    } finally {
      clearInterval(sampling);
    }
  }

  async end(): Promise<void> {
    this.#done = true;
    await this.#server.remove();
  }

  async #runToTheEnd(): Promise<Event[][]> {
    await Promise.all([this.#killAll(), this.#startAll()]);
    const histories: Event[][] = [];
    for (const arn of this.#arns) histories.push(await this.#endedHistory(arn));
    await this.#until(() => this.#requests >= (this.#options.fuzz ?? 0) || undefined);
    this.#done = true;
    return histories;
  }

  #result(histories: readonly Event[][]): ChaosResult {
    const effects = this.#effects();
    return {
      executions: histories.length,
      kills: this.#kills.map((kill) => ({ ...kill, unfinished: unfinishedAt(kill, histories) })),
      survived: this.#kills.flatMap((kill) => survived(kill, effects)),
      lost: histories.flatMap((events, id) => lost(id, events)),
      repeated: histories.flatMap((events, id) => repeated(id, events, effects)),
      effects: effects.filter(({ step }) => step !== undefined).length,
      seconds: (Date.now() - this.#startedAtMs) / 1000,
      requests: this.#requests,
      misbehaved: this.#misbehaved,
      serverMiB: this.#serverMiB,
    };
  }

  get #over(): boolean {
    return this.#done || Date.now() - this.#progressAtMs > STALL_MS;
  }

  #progressed(): void {
    this.#progressAtMs = Date.now();
  }

  /** Waits for a value; undefined when the run is over before. */
  async #until<T>(find: () => T | undefined): Promise<T | undefined> {
    for (;;) {
      const found = find();
      if (found !== undefined || this.#over) return found;
      await sleep(10);
    }
  }

  /** Until it works: the server may be down. */
  async #insist<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if ((error as { $fault?: string }).$fault === "client" || this.#over) throw error;
        await sleep(50);
      }
    }
  }

  async #startAll(): Promise<void> {
    const random = seeded(this.#options.seed + 1);
    const { executions, atOnce, pauseMs = 60 } = this.#options;
    const most = executions * MOST_TIMES_AS_MANY;
    for (let id = 0; (id < executions || (this.#killing && id < most)) && !this.#over; id++) {
      await this.#until(() => this.#arns.length - this.#nearlyEnded.size < atOnce || undefined);
      const options = { DurableExecutionName: `chaos-${id}` };
      this.#arns.push(await this.#insist(() => this.#server.begin("chaos", { id }, options)));
      await sleep(random() * pauseMs);
    }
  }

  async #answerAll(): Promise<void> {
    const random = seeded(this.#options.seed + 2);
    while (!this.#over) {
      this.#effects();
      const open = [...this.#callbacks].filter(([callbackId]) => !this.#answered.has(callbackId));
      for (const [callbackId, id] of this.#killing ? open.slice(0, -1) : open) {
        this.#answered.add(callbackId);
        await this.#answer(id, callbackId, random() < 0.3);
      }
      await sleep(20);
    }
  }

  async #answer(id: number, CallbackId: string, heartbeatFirst: boolean): Promise<void> {
    const heartbeat = new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId });
    const success = new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: `answer-${id}` });
    try {
      if (heartbeatFirst) await this.#insist(() => this.#server.client.send(heartbeat));
      await this.#insist(() => this.#server.client.send(success));
    } catch (error) {
      // an answer whose acknowledgement was lost in a kill is found closed at the second try
      if ((error as Error).name !== "CallbackTimeoutException") throw error;
    }
  }

  async #killAll(): Promise<void> {
    const random = seeded(this.#options.seed);
    for (const part of plan(this.#options.kills, random)) {
      const before = this.#effects().length;
      const wanted = 1 + Math.floor(random() * this.#options.calmEffects);
      await this.#until(() => (this.#unfinished && this.#effects().length - before >= wanted) || undefined);
      if (this.#over) break;
      await (part === "server" ? this.#killServer(before) : this.#killWorker(before));
      this.#progressed();
    }
    this.#killing = false;
  }

  /** Whether an execution waits for an answer, or for its turn to ask. */
  get #unfinished(): boolean {
    return this.#arns.length > this.#answered.size;
  }

  async #killServer(before: number): Promise<void> {
    const progress = this.#effects().length - before;
    const signalledAtMs = Date.now();
    const pid = await this.#server.kill();
    this.#kills.push({ part: "server", pid, signalledAtMs, goneAtMs: Date.now(), progress });
    await this.#server.start();
  }

  /** The worker that wrote the newest effect, if it lives. */
  async #killWorker(before: number): Promise<void> {
    const pid = await this.#until(() => {
      const newest = this.#effects().at(-1)?.pid ?? 0;
      return processState(newest)?.parent === this.#server.pid ? newest : undefined;
    });
    if (pid === undefined) return;
    const progress = this.#effects().length - before;
    const signalledAtMs = Date.now();
    process.kill(pid, "SIGKILL");
    const gone = await this.#until(() => !processState(pid) || undefined);
    if (gone) this.#kills.push({ part: "worker", pid, signalledAtMs, goneAtMs: Date.now(), progress });
  }

  /** A refused or broken connection is a kill's; an answer of 5xx, or none while the server lives, is a fault. */
  async #fuzz(): Promise<void> {
    const { fuzz: wanted, seed } = this.#options;
    if (wanted === undefined) return;
    const arn = await this.#insist(() => this.#server.begin("own", {}, { DurableExecutionName: "callback--fuzz" }));
    const fuzz = new Fuzz(seeded(seed + 3), { arn, callbackId: "" });
    while (!this.#done) {
      const { path, init } = fuzz.request();
      const { pid } = this.#server;
      try {
        const { status } = await this.#server.fetch(path, { ...init, signal: AbortSignal.timeout(HANGING_REQUEST_MS) });
        this.#requests++;
        if (status >= 500) this.#misbehaved.push(`${status} ${init.method} ${path} ${init.body}`);
      } catch (error) {
        const hangs = (error as Error).name === "TimeoutError" && pid === this.#server.pid;
        if (hangs) this.#misbehaved.push(`no answer to ${init.method} ${path} ${init.body}`);
        await sleep(20);
      }
      await sleep(2);
    }
  }

  #sample(): void {
    const state = processState(this.#server.pid);
    if (state) this.#serverMiB.push(state.residentMiB);
  }

  async #endedHistory(arn: string): Promise<Event[]> {
    for (;;) {
      const events = await this.#insist(() => this.#server.history(arn));
      const ended = /^Execution(?!Started)/.test(events.at(-1)?.EventType ?? "");
      if (ended) this.#progressed();
      if (ended || this.#over) return events;
      await sleep(100);
    }
  }

  /** All effects so far; reads only what is new. */
  #effects(): readonly Effect[] {
    const file = join(this.#server.dir, "effects/effects.log");
    if (!existsSync(file)) return []; // nothing ran yet
    const text = readFileSync(file).subarray(this.#effectsBytes).toString();
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    this.#effectsBytes += Buffer.byteLength(whole);
    for (const line of whole.split("\n").slice(0, -1)) this.#note(JSON.parse(line) as Effect);
    return this.#effectsSeen;
  }

  #note(effect: Effect): void {
    this.#progressed();
    this.#effectsSeen.push(effect);
    if (effect.callbackId !== undefined) this.#callbacks.set(effect.callbackId, effect.id);
    if (effect.step === "last") this.#nearlyEnded.add(effect.id);
  }
}

/** Kills server and workers at random (seeded) while executions run, and counts what was lost or repeated. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Event,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
} from "@aws-sdk/client-lambda";
import { Fuzz, seeded } from "./fuzz.ts";
import { TestServer } from "./harness.ts";

export interface ChaosOptions {
  readonly seed: number;
  readonly executions: number;
  readonly kills: number;
  readonly limitMs: number;
  /** Longest pause between two starts. */
  readonly pauseMs?: number;
  /** Longest time between two kills, on top of 300 ms. */
  readonly calmMs?: number;
  /** Random requests, mostly malformed, all the while. */
  readonly fuzz?: boolean;
}

export interface ChaosResult {
  readonly executions: number;
  readonly serverKills: number;
  readonly workerKills: number;
  /** Executions that did not end as they should. */
  readonly lost: string[];
  /** Steps that ran after the history said they had succeeded, or at-most-once steps that ran more often than started. */
  readonly repeated: string[];
  /** Runs of steps; more than the smallest number possible are attempts that a kill interrupted. */
  readonly effects: number;
  readonly seconds: number;
  /** Random requests that were answered, and the ones that were answered with 5xx or not within 10 s. */
  readonly requests: number;
  readonly misbehaved: string[];
  /** Resident memory of the server, every ten seconds. */
  readonly serverMiB: number[];
}

interface Effect {
  readonly id: number;
  readonly step?: string;
  readonly callbackId?: string;
  readonly at: number;
}

export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const run = new Chaos(options);
  try {
    return await run.run();
  } finally {
    await run.server.remove();
  }
}

const OWN = join(import.meta.dirname, "handlers/own.ts");

class Chaos {
  readonly server = new TestServer({
    chaos: {
      handler: `${join(import.meta.dirname, "handlers/chaos.ts")}#handler`,
      timeout: 30,
      durable: { executionTimeout: 3600 },
    },
    own: { handler: `${OWN}#handler`, timeout: 5, durable: { executionTimeout: 7200 } },
    ordinary: { handler: `${OWN}#ordinary`, timeout: 2, durable: null },
  });
  readonly #options: ChaosOptions;
  readonly #random: () => number;
  readonly #arns = new Map<number, string>();
  readonly #answered = new Set<string>();
  readonly #startedAt = Date.now();
  #kills = { server: 0, worker: 0 };
  readonly #misbehaved: string[] = [];
  readonly #serverMiB: number[] = [];
  #requests = 0;
  #effectsSeen: Effect[] = [];
  #effectsBytes = 0;
  #done = false;

  constructor(options: ChaosOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
  }

  async run(): Promise<ChaosResult> {
    await this.server.start();
    const background = [this.#startAll(), this.#answerAll(), this.#killAll()];
    if (this.#options.fuzz) background.push(this.#fuzz());
    const sampling = setInterval(() => this.#sample(), 10_000);
    const histories = await this.#histories();
    this.#done = true;
    clearInterval(sampling);
    await Promise.all(background);
    const effects = this.#effects();
    return {
      executions: this.#options.executions,
      serverKills: this.#kills.server,
      workerKills: this.#kills.worker,
      lost: [...histories].flatMap(([id, events]) => lost(id, events)),
      repeated: [...histories].flatMap(([id, events]) => repeated(id, events, effects)),
      effects: effects.filter(({ step }) => step !== undefined).length,
      seconds: (Date.now() - this.#startedAt) / 1000,
      requests: this.#requests,
      misbehaved: this.#misbehaved,
      serverMiB: this.#serverMiB,
    };
  }

  get #late(): boolean {
    return Date.now() - this.#startedAt > this.#options.limitMs;
  }

  /** Until it works: the server may be down. */
  async #insist<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if ((error as { $fault?: string }).$fault === "client" || this.#late) throw error;
        await sleep(50);
      }
    }
  }

  async #startAll(): Promise<void> {
    for (let id = 0; id < this.#options.executions; id++) {
      const options = { DurableExecutionName: `chaos-${id}` };
      this.#arns.set(id, await this.#insist(() => this.server.begin("chaos", { id }, options)));
      await sleep(this.#random() * (this.#options.pauseMs ?? 60));
    }
  }

  async #answerAll(): Promise<void> {
    while (!this.#done) {
      for (const { id, callbackId } of this.#effects())
        if (callbackId !== undefined && !this.#answered.has(callbackId)) {
          this.#answered.add(callbackId);
          await this.#answer(id, callbackId);
        }
      await sleep(50);
    }
  }

  async #answer(id: number, CallbackId: string): Promise<void> {
    const { client } = this.server;
    try {
      if (this.#random() < 0.3)
        await this.#insist(() =>
          this.server.client.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId })),
        );
      const command = new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: `answer-${id}` });
      await this.#insist(() => this.server.client.send(command));
    } catch (error) {
      // an answer whose acknowledgement was lost in a kill is found closed at the second try
      if ((error as Error).name !== "CallbackTimeoutException") throw error;
    } finally {
      if (client !== this.server.client) client.destroy();
    }
  }

  async #killAll(): Promise<void> {
    for (let i = 0; i < this.#options.kills; i++) {
      await sleep(300 + this.#random() * (this.#options.calmMs ?? 900));
      if (this.#done) return;
      if (this.#random() < 0.5) await this.#killServer();
      else this.#killWorker();
    }
  }

  async #killServer(): Promise<void> {
    this.#kills.server++;
    await this.server.stop("SIGKILL");
    await this.server.start();
  }

  /** A refused or broken connection is a kill's; an answer of 5xx, or none while the server lives, is a fault. */
  async #fuzz(): Promise<void> {
    const arn = await this.#insist(() => this.server.begin("own", {}, { DurableExecutionName: "callback--fuzz" }));
    const fuzz = new Fuzz(seeded(this.#options.seed), { arn, callbackId: "" });
    while (!this.#done) {
      const { path, init } = fuzz.request();
      const kills = this.#kills.server;
      try {
        const { status } = await this.server.fetch(path, { ...init, signal: AbortSignal.timeout(10_000) });
        this.#requests++;
        if (status >= 500) this.#misbehaved.push(`${status} ${init.method} ${path} ${init.body}`);
      } catch (error) {
        const hangs = (error as Error).name === "TimeoutError" && kills === this.#kills.server;
        if (hangs) this.#misbehaved.push(`no answer to ${init.method} ${path} ${init.body}`);
        await sleep(20);
      }
      await sleep(2);
    }
  }

  #sample(): void {
    if (existsSync(`/proc/${this.server.pid}/status`)) this.#serverMiB.push(residentMiB(this.server.pid));
  }

  #killWorker(): void {
    const workers = childrenOf(this.server.pid);
    const victim = workers[Math.floor(this.#random() * workers.length)];
    if (victim === undefined) return;
    this.#kills.worker++;
    process.kill(victim, "SIGKILL");
  }

  async #histories(): Promise<Map<number, Event[]>> {
    const histories = new Map<number, Event[]>();
    for (let id = 0; id < this.#options.executions; id++) {
      while (!this.#arns.has(id) && !this.#late) await sleep(50);
      const arn = this.#arns.get(id) ?? "";
      let events: Event[] = [];
      while (!this.#late) {
        events = await this.#insist(() => this.server.history(arn));
        if (events.at(-1)?.EventType?.match(/^Execution(?!Started)/)) break;
        await sleep(100);
      }
      histories.set(id, events);
    }
    return histories;
  }

  /** All effects so far; reads only what is new. */
  #effects(): readonly Effect[] {
    const file = join(this.server.dir, "effects/effects.log");
    if (!existsSync(file)) return []; // nothing ran yet
    const text = readFileSync(file).subarray(this.#effectsBytes).toString();
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    this.#effectsBytes += Buffer.byteLength(whole);
    for (const line of whole.split("\n").slice(0, -1)) this.#effectsSeen.push(JSON.parse(line) as Effect);
    return this.#effectsSeen;
  }
}

function residentMiB(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kib) / 1024);
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => parentOf(child) === pid && isWorker(child));
}

function isWorker(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("/runtime/worker-");
  } catch {
    return false; // it has just ended
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return undefined; // it has just ended
  }
}

function lost(id: number, events: Event[]): string[] {
  const result = events.at(-1)?.ExecutionSucceededDetails?.Result?.Payload;
  const expected = JSON.stringify({ id, answer: `answer-${id}` });
  const gap = events.some(({ EventId }, index) => EventId !== index + 1);
  if (result === expected && !gap) return [];
  return [`execution ${id}: ${gap ? "gap in history" : JSON.stringify(events.at(-1))}`];
}

function repeated(id: number, events: Event[], effects: readonly Effect[]): string[] {
  const own = effects.filter((effect) => effect.id === id && effect.step !== undefined);
  const succeeded = events.filter(({ EventType }) => EventType === "StepSucceeded");
  const late = succeeded.flatMap((event) =>
    own.filter(({ step, at }) => step === event.Name && at > (event.EventTimestamp?.getTime() ?? 0)),
  );
  const counts = new Map<string | undefined, number>();
  for (const { Name } of succeeded) if (Name !== undefined) counts.set(Name, (counts.get(Name) ?? 0) + 1);
  const twice = [...counts].filter(([, count]) => count > 1).map(([name]) => `${name} succeeded twice`);
  const starts = events.filter(({ EventType, Name }) => EventType === "StepStarted" && Name === "once").length;
  const onceRuns = own.filter(({ step }) => step === "once").length;
  return [
    ...late.map(({ step }) => `execution ${id}: ${step} ran after it had succeeded`),
    ...twice.map((what) => `execution ${id}: ${what}`),
    ...(onceRuns > starts ? [`execution ${id}: at-most-once step ran ${onceRuns} times for ${starts} starts`] : []),
  ];
}

import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { exited, killGroup, startChild, type ChildSpec } from "./child.ts";
import { say } from "./log.ts";
import { UserError } from "./user-error.ts";

const RESTART_AFTER_MS = [100, 300, 1_000, 2_000, 5_000];
/** One that lived this long has earned a quick restart. */
const STEADY_AFTER_MS = 15_000;
const ATTEMPTS_BEFORE_FIRST_READY = 6;
const TERM_PATIENCE_MS = 5_000;

export interface ServiceSpec extends ChildSpec {
  /** Resolves when the service answers. `line` gives what it printed so far and will print. */
  readonly ready: "listening" | (() => Promise<void>);
  /** How long its children may go on after it has died. */
  readonly lastWordsMs?: number;
  /** Called whenever it answers again after it died. */
  readonly onRestarted?: () => void;
}

/** A process that is started again whenever it dies, until `stop`. */
export class Service {
  readonly #spec: ServiceSpec;
  readonly #firstReady = Promise.withResolvers<void>();
  #child: ChildProcess | undefined;
  #gone: Promise<unknown> = Promise.resolve();
  #isReady = false;
  #stopping = false;

  constructor(spec: ServiceSpec) {
    this.#spec = spec;
  }

  /** Resolves when it answers for the first time; rejects when it never does. */
  start(): Promise<void> {
    this.#gone = this.#run();
    return this.#firstReady.promise;
  }

  /** SIGTERM, and SIGKILL to whatever is still there five seconds later. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined) return;
    child.kill("SIGTERM");
    const late = setTimeout(() => killGroup(child, "SIGKILL"), TERM_PATIENCE_MS);
    await this.#gone;
    clearTimeout(late);
    killGroup(child, "SIGKILL");
  }

  kill(): void {
    this.#stopping = true;
    if (this.#child) killGroup(this.#child, "SIGKILL");
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopping;) {
      const startedMs = Date.now();
      const reason = await this.#live();
      if (this.#stopping) return;
      failures = Date.now() - startedMs > STEADY_AFTER_MS ? 1 : failures + 1;
      if (!this.#isReady && failures >= ATTEMPTS_BEFORE_FIRST_READY) return this.#giveUp();
      const delayMs = RESTART_AFTER_MS[Math.min(failures, RESTART_AFTER_MS.length) - 1] ?? 0;
      say(this.#spec.name, `died (${reason}), starting it again in ${delayMs / 1000} s`);
      await sleep(delayMs);
    }
  }

  async #live(): Promise<string> {
    const { ready, onLine } = this.#spec;
    const listening = (line: string) => {
      if (ready === "listening" && line.includes("listening")) this.#answered();
      onLine?.(line);
    };
    const child = startChild({ ...this.#spec, onLine: listening });
    this.#child = child;
    if (ready !== "listening" && !this.#isReady) void ready().then(() => this.#answered());
    const reason = await exited(child);
    setTimeout(() => killGroup(child, "SIGKILL"), this.#spec.lastWordsMs ?? 0);
    return reason;
  }

  #answered(): void {
    if (this.#isReady) this.#spec.onRestarted?.();
    this.#isReady = true;
    this.#firstReady.resolve();
  }

  #giveUp(): void {
    this.#firstReady.reject(new UserError(`${this.#spec.name} does not start: see what it says above.`));
  }
}

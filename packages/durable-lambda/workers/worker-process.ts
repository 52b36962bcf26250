/**
 * One worker process as the server sees it. Invariants:
 * 1. Every job that was given to it ends exactly once: answered, crashed, or lost with a process that a neighbour took down.
 * 2. Nobody is blamed for a neighbour: a crash counts against an invocation only if the worker named it, if it was
 *    alone and no other was named, or if the process was killed from outside. The others are "lost" and repeated without a trace.
 * 3. A process in which something crashed or ran out of time gets no further job and is killed when the rest is done.
 * 4. Its end is taken up after its last message ("close": "exit" may come before a message that was sent before it).
 */
import { type ChildProcess, fork } from "node:child_process";
import type { Writable } from "node:stream";
import { INIT_LIMIT_MS } from "../limits.ts";
import { exitError } from "./inside/exit-error.ts";
import { rememberWorker } from "./orphans.ts";
import { CRASH_ACK_FD, type FunctionError, type ServerMessage, type ServerMessages } from "./protocol.ts";
import type { InvokeMessage, WorkerMessage } from "./protocol.ts";

/** A worker that does not answer a ping within this time is blocked by one of its invocations. */
const PING_LIMIT_MS = 1000;
/** A small young generation: 16 and 32 MiB take more memory and no less CPU (bench/durable/README.md). */
const WORKER_FLAGS = ["--no-warnings", "--expose-gc", "--max-semi-space-size=8"];
/** Of events in one message: all of a burst in one text might be longer than a string may be. */
const MAX_PART_CHARACTERS = 64 * 1024;
const KILLED_FROM_OUTSIDE: ReadonlySet<string | null> = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"]);

export type JobEnd =
  | { readonly type: "result"; readonly payload: string }
  | { readonly type: "error"; readonly error: FunctionError }
  /** `external`: the process was killed by somebody else. */
  | { readonly type: "crash"; readonly error: FunctionError; readonly external?: boolean }
  | { readonly type: "lost" };

export interface Job extends Omit<InvokeMessage, "type"> {
  /** Must not share its process. */
  readonly solo?: boolean | undefined;
  readonly onEnd: (end: JobEnd) => void;
}

interface Running {
  readonly job: Job;
  timer?: NodeJS.Timeout;
}

/** CheckpointDurableExecution; rejects as the API would answer with an error. */
export type Checkpoint = (arn: string, body: object) => Promise<object>;

export interface WorkerCode {
  readonly entry: string;
  readonly bundle: string;
  readonly exportName: string;
  /** As it is told: file and export, `order.handler`. */
  readonly handler: string;
  readonly env: NodeJS.ProcessEnv;
  readonly checkpoint: Checkpoint;
}

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #running = new Map<string, Running>();
  readonly #onExit: () => void;
  readonly #checkpoint: Checkpoint;
  #ready = false;
  #retired = false;
  /** The worker has named an invocation that ends the process: it says nothing of the others, that they end with it. */
  #named = false;
  #broken: FunctionError | undefined;
  #initTimer: NodeJS.Timeout | undefined;
  #pingTimer: NodeJS.Timeout | undefined;
  #overdue: Job[] = [];
  #unsent: ServerMessage[] = [];

  constructor(code: WorkerCode, onExit: () => void) {
    this.#onExit = onExit;
    this.#checkpoint = code.checkpoint;
    this.#child = fork(code.entry, [code.bundle, code.exportName, code.handler], {
      env: code.env,
      execArgv: WORKER_FLAGS,
      stdio: ["ignore", "inherit", "inherit", "ipc", "pipe"],
    });
    if (this.#child.pid !== undefined) rememberWorker(code.entry, this.#child.pid);
    this.#child.stdio[CRASH_ACK_FD]?.on("error", () => undefined);
    this.#child.on("message", (message) => this.#receive(message as WorkerMessage));
    this.#child.on("error", () => this.#child.kill("SIGKILL"));
    this.#child.on("close", (status, signal) => this.#exited(status, signal));
  }

  get load(): number {
    return this.#running.size;
  }

  /** May take further jobs. */
  get usable(): boolean {
    return !this.#retired && ![...this.#running.values()].some(({ job }) => job.solo);
  }

  get retired(): boolean {
    return this.#retired;
  }

  run(job: Job): void {
    const running: Running = { job };
    this.#running.set(job.requestId, running);
    if (this.#ready) this.#start(running);
    else this.#initTimer ??= setTimeout(() => this.#neverReady(job), INIT_LIMIT_MS + job.timeoutMs);
  }

  kill(): void {
    this.#retired = true;
    this.#child.kill("SIGKILL");
  }

  #start(running: Running): void {
    const { onEnd: _onEnd, solo: _solo, ...message } = running.job;
    running.timer = setTimeout(() => this.#timedOut(running.job), running.job.timeoutMs);
    this.#send({ type: "invoke", ...message });
  }

  /** What one turn of the event loop has for a worker leaves as one message: a write to its pipe is dear. */
  #send(message: ServerMessage): void {
    if (this.#unsent.push(message) === 1) process.nextTick(() => this.#sendAll());
  }

  #sendAll(): void {
    const messages: ServerMessages = this.#unsent;
    this.#unsent = [];
    for (const part of partsOf(messages)) this.#post(part);
  }

  /** What cannot be made a message (its text is too long) fails by itself. */
  #post(messages: ServerMessages): void {
    try {
      this.#child.send(messages, () => undefined);
    } catch (cause) {
      if (messages.length > 1) for (const message of messages) this.#post([message]);
      else for (const message of messages) this.#unsendable(message, cause as Error);
    }
  }

  #unsendable(message: ServerMessage, { name, message: errorMessage }: Error): void {
    if (message.type === "invoke")
      this.#end(message.requestId, { type: "error", error: { errorType: name, errorMessage } });
    else if (message.type === "checkpointed") this.#post([{ ...message, answer: undefined }]);
  }

  #receive(message: WorkerMessage): void {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        clearTimeout(this.#initTimer);
        for (const running of this.#running.values()) this.#start(running);
        break;
      case "broken":
        this.#broken = message.error;
        break;
      case "checkpoint":
        void this.#answer(message.id, message.arn, message.body);
        break;
      case "pong":
        this.#blameOverdue();
        break;
      case "crash":
        this.#named = true;
        this.#end(message.requestId, message);
        (this.#child.stdio[CRASH_ACK_FD] as Writable | null)?.write("x");
        this.#retire();
        break;
      case "result":
      case "error":
        this.#end(message.requestId, message);
    }
  }

  async #answer(id: number, arn: string, body: object): Promise<void> {
    const answer = await this.#checkpoint(arn, body).catch(() => undefined);
    this.#send({ type: "checkpointed", id, answer });
  }

  #end(requestId: string, end: JobEnd): void {
    const running = this.#running.get(requestId);
    if (!running) return;
    clearTimeout(running.timer);
    this.#running.delete(requestId);
    running.job.onEnd(end);
    if (this.#retired) this.#retire();
  }

  #retire(): void {
    this.#retired = true;
    if (this.#running.size === 0) this.#child.kill("SIGKILL");
  }

  /** The module of the handler does not load: everyone who waits for it is out of time. */
  #neverReady(job: Job): void {
    this.#broken = timedOut(job.requestId, INIT_LIMIT_MS + job.timeoutMs);
    this.kill();
  }

  /** Out of time: the job's own fault if the process still answers, or if it is alone. */
  #timedOut(job: Job): void {
    this.#retired = true;
    this.#overdue.push(job);
    if (this.#running.size === 1) return this.#blameOverdue();
    if (this.#pingTimer) return;
    this.#pingTimer = setTimeout(() => this.#child.kill("SIGABRT"), PING_LIMIT_MS);
    this.#send({ type: "ping" });
  }

  #blameOverdue(): void {
    clearTimeout(this.#pingTimer);
    this.#pingTimer = undefined;
    const overdue = this.#overdue;
    this.#overdue = [];
    for (const job of overdue)
      this.#end(job.requestId, { type: "crash", error: timedOut(job.requestId, job.timeoutMs) });
    this.#retire();
  }

  #exited(status: number | null, signal: NodeJS.Signals | null): void {
    this.#retired = true;
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#initTimer);
    const external = KILLED_FROM_OUTSIDE.has(signal);
    const certain = this.#broken !== undefined || (this.#running.size === 1 && !this.#named) || external;
    for (const requestId of this.#running.keys()) {
      const error = this.#broken ?? exitError(requestId, signal ?? status ?? 0);
      this.#end(requestId, certain ? { type: "crash", error, external } : { type: "lost" });
    }
    this.#onExit();
  }
}

/** In their order, each with at most MAX_PART_CHARACTERS of events, or alone. */
function* partsOf(messages: ServerMessages): Generator<ServerMessages> {
  let part: ServerMessage[] = [];
  let characters = 0;
  for (const message of messages) {
    const more = message.type === "invoke" ? message.event.length : 0;
    if (part.length > 0 && characters + more > MAX_PART_CHARACTERS) {
      yield part;
      [part, characters] = [[], 0];
    }
    part.push(message);
    characters += more;
  }
  yield part;
}

function timedOut(requestId: string, afterMs: number): FunctionError {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(afterMs / 1000).toFixed(2)} seconds`;
  return { errorType: "Sandbox.Timedout", errorMessage };
}

/**
 * One worker process as the server sees it. Invariants:
 * 1. Every job that was given to it ends exactly once: answered, timed out, or crashed with the process.
 * 2. A process that crashed or ran into a timeout gets no further job and is killed.
 */
import { type ChildProcess, fork } from "node:child_process";
import type { FunctionError, InvokeMessage, WorkerMessage } from "./protocol.ts";

export type JobEnd =
  | { readonly type: "result"; readonly payload: string }
  | { readonly type: "error"; readonly error: FunctionError }
  | { readonly type: "crash"; readonly error: FunctionError };

export interface Job extends Omit<InvokeMessage, "type"> {
  readonly onEnd: (end: JobEnd) => void;
}

interface Running {
  readonly job: Job;
  timer?: NodeJS.Timeout;
}

export interface WorkerCode {
  readonly entry: string;
  readonly bundle: string;
  readonly exportName: string;
  readonly env: NodeJS.ProcessEnv;
}

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #running = new Map<string, Running>();
  readonly #onExit: () => void;
  #ready = false;
  #retired = false;
  #broken: FunctionError | undefined;

  constructor(code: WorkerCode, onExit: () => void) {
    this.#onExit = onExit;
    this.#child = fork(code.entry, [code.bundle, code.exportName], {
      env: code.env,
      execArgv: ["--no-warnings"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#child.on("message", (message) => this.#receive(message as WorkerMessage));
    this.#child.on("error", () => this.#child.kill("SIGKILL"));
    this.#child.on("exit", (status, signal) => this.#exited(status, signal));
  }

  get load(): number {
    return this.#running.size;
  }

  get usable(): boolean {
    return !this.#retired;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(job: Job): void {
    const running: Running = { job };
    this.#running.set(job.requestId, running);
    if (this.#ready) this.#send(running);
  }

  kill(): void {
    this.#retired = true;
    this.#child.kill("SIGKILL");
  }

  #send(running: Running): void {
    const { onEnd: _onEnd, ...message } = running.job;
    running.timer = setTimeout(() => this.#timedOut(running.job), running.job.timeoutMs);
    this.#child.send({ type: "invoke", ...message } satisfies InvokeMessage, () => undefined);
  }

  #receive(message: WorkerMessage): void {
    if (message.type === "ready") {
      this.#ready = true;
      for (const running of this.#running.values()) this.#send(running);
    } else if (message.type === "broken") this.#broken = message.error;
    else this.#end(message.requestId, message);
  }

  #end(requestId: string, end: JobEnd): void {
    const running = this.#running.get(requestId);
    if (!running) return;
    clearTimeout(running.timer);
    this.#running.delete(requestId);
    running.job.onEnd(end);
  }

  #timedOut(job: Job): void {
    const errorMessage = `${new Date().toISOString()} ${job.requestId} Task timed out after ${(job.timeoutMs / 1000).toFixed(2)} seconds`;
    this.#end(job.requestId, { type: "crash", error: { errorType: "Sandbox.Timedout", errorMessage } });
    this.kill();
  }

  #exited(status: number | null, signal: string | null): void {
    this.#retired = true;
    const how = signal ? `signal: ${signal.replace(/^SIG/, "").toLowerCase()}` : `exit status ${status}`;
    for (const { requestId } of [...this.#running.values()].map(({ job }) => job)) {
      const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: ${how}`;
      this.#end(requestId, { type: "crash", error: this.#broken ?? { errorType: "Runtime.ExitError", errorMessage } });
    }
    this.#onExit();
  }
}

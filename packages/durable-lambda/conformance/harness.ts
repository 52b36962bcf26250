/** A really started server, for tests: own folder, own port, real client. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Event,
  GetDurableExecutionHistoryCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from "@aws-sdk/client-lambda";

/** The sources, or what is installed somewhere: INTERNALS.md. */
const MAIN = process.env["DURABLE_LAMBDA_MAIN"] ?? join(import.meta.dirname, "../main.mjs");

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

export interface TestFunction {
  readonly handler: string;
  readonly timeout?: number;
  readonly durable: { readonly executionTimeout: number; readonly retentionDays?: number } | null;
  readonly environment?: Record<string, string>;
  readonly tenantIsolation?: boolean;
}

export class TestServer {
  readonly dir = mkdtempSync(join(tmpdir(), "lambda-test-"));
  output = "";
  port = 0;
  client!: LambdaClient;
  #child: ChildProcess | undefined;

  readonly #options: readonly string[];

  constructor(functions: Readonly<Record<string, TestFunction>>, options: readonly string[] = []) {
    this.#options = options;
    mkdirSync(join(this.dir, "effects"));
    writeFileSync(join(this.dir, "manifest.json"), JSON.stringify({ functions }));
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the server on any port, or again on the one it had. */
  async start(): Promise<this> {
    const parameters = ["--manifest", join(this.dir, "manifest.json"), "--data", join(this.dir, "data")];
    const child = spawn(process.execPath, [MAIN, ...parameters, ...this.#options, "--port", String(this.port)], {
      env: { ...process.env, CONFORMANCE_DIR: join(this.dir, "effects"), NODE_OPTIONS: "" },
    });
    this.#child = child;
    const log = (chunk: Buffer) => (this.output += chunk.toString());
    child.stderr.on("data", log);
    await new Promise<void>((resolve, reject) => {
      child.once("close", (code) => reject(new Error(`the server ended with ${code}: ${this.output}`)));
      child.stdout.on("data", (chunk: Buffer) => {
        log(chunk);
        const [, port] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(chunk.toString()) ?? [];
        if (port !== undefined) this.port = Number(port);
        if (port !== undefined) resolve();
      });
    });
    this.client = new LambdaClient({
      endpoint: `http://127.0.0.1:${this.port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "x", secretAccessKey: "x" },
    });
    return this;
  }

  /** Ends the server and waits for it. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
    this.client.destroy();
  }

  /** kill -9 of the server. Its pid; throws when it had ended before. */
  async kill(): Promise<number> {
    const child = this.#child;
    if (child?.pid === undefined || hasEnded(child)) throw new Error(`no server to kill: ${this.output}`);
    await this.stop("SIGKILL");
    if (child.signalCode !== "SIGKILL") throw new Error(`the server ended before the kill: ${this.output}`);
    return child.pid;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, init);
  }

  /** Moves the clock; ARNs of executions that did not come to rest on the way. */
  async advance(advanceSeconds: number): Promise<string[]> {
    const answer = await this.fetch("/_local/clock", { method: "POST", body: JSON.stringify({ advanceSeconds }) });
    return ((await answer.json()) as { unsettled: string[] }).unsettled;
  }

  /** Seconds by which the server's clock is ahead of the machine's. */
  async clock(): Promise<number> {
    const { offsetSeconds } = (await (await this.fetch("/_local/clock")).json()) as { offsetSeconds: number };
    return offsetSeconds;
  }

  /** By `$LATEST`, where neither name nor options say otherwise: AWS refuses a durable function's name alone. */
  invoke(FunctionName: string, input: unknown, options: Partial<InvokeCommandInput> = {}) {
    const latest = FunctionName.includes(":") ? {} : { Qualifier: "$LATEST" };
    const command = { FunctionName, Payload: JSON.stringify(input), ...latest, ...options };
    return this.client.send(new InvokeCommand(command));
  }

  /** Starts an execution and returns its ARN. */
  async begin(name: string, input: unknown, options: Partial<InvokeCommandInput> = {}): Promise<string> {
    const { DurableExecutionArn } = await this.invoke(name, input, { InvocationType: "Event", ...options });
    if (DurableExecutionArn === undefined) throw new Error("no ARN");
    return DurableExecutionArn;
  }

  async history(DurableExecutionArn: string): Promise<Event[]> {
    const events: Event[] = [];
    let Marker: string | undefined;
    do {
      const command = new GetDurableExecutionHistoryCommand({ DurableExecutionArn, MaxItems: 1000, Marker });
      const page = await this.client.send(command);
      events.push(...(page.Events ?? []));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    return events;
  }

  /** Waits until the server or a handler has printed a text. */
  async outputWith(text: string): Promise<void> {
    while (!this.output.includes(text)) await sleep(20);
  }

  /** The history once it holds what is looked for. Asks less often the longer it waits: a hundred tests may ask at once. */
  async historyWith(arn: string, found: (events: Event[]) => boolean, limitMs = 100_000): Promise<Event[]> {
    const from = Date.now();
    for (;;) {
      const events = await this.history(arn);
      if (found(events)) return events;
      const waitedMs = Date.now() - from;
      if (waitedMs > limitMs) throw new Error(`not found in time: ${JSON.stringify(events, null, 1)}`);
      await sleep(Math.min(Math.max(waitedMs / 10, 50), 500));
    }
  }

  ended(arn: string): Promise<Event[]> {
    return this.historyWith(arn, (events) => /^Execution(?!Started)/.test(events.at(-1)?.EventType ?? ""));
  }
}

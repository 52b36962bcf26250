import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makeFolder } from "../folder.mjs";
import { Execution, ExecutionError, type Patience } from "./execution.ts";
import type { HistoryEvent } from "./history.ts";
import { call, DurableLambdaError, valueOf } from "./http.ts";
import { type DurableLambdaOptions, manifestOf } from "./options.ts";
import { ServerProcess } from "./server-process.ts";

export const DEFAULT_PATIENCE_MS = 30_000;

/** A server of this process's own, in a process of its own. */
export class DurableLambda {
  readonly #process: ServerProcess;
  readonly #patience: Patience;
  readonly #onClosed: () => void;

  /** Of `startDurableLambda`. */
  constructor(process: ServerProcess, patience: Patience, onClosed: () => void) {
    this.#process = process;
    this.#patience = patience;
    this.#onClosed = onClosed;
  }

  /** What `AWS_ENDPOINT_URL_LAMBDA` is to be. */
  get url(): string {
    return this.#process.url;
  }

  /** Starts an execution and returns when it is on disk. The same name and input again: the same execution. */
  async start(functionName: string, input?: unknown, options: { readonly name?: string } = {}): Promise<Execution> {
    const { headers } = await this.#invoke(functionName, input, {
      "x-amz-invocation-type": "Event",
      ...(options.name !== undefined && { "x-amz-durable-execution-name": options.name }),
    });
    return this.execution(headers.get("x-amz-durable-execution-arn") ?? "");
  }

  /** Invokes a function and waits for what it returns; throws where it fails. Durable ones that may take longer than 15 minutes are started. */
  async invoke<Result = unknown>(functionName: string, input?: unknown): Promise<Result> {
    const { headers, text } = await this.#invoke(functionName, input, {});
    const value = valueOf(text);
    if (headers.get("x-amz-function-error") === null) return value as Result;
    const { errorType, errorMessage } = value as { errorType?: string; errorMessage?: string };
    throw new ExecutionError({
      Status: "FAILED",
      Error: { ...(errorType && { ErrorType: errorType }), ...(errorMessage && { ErrorMessage: errorMessage }) },
    });
  }

  /** An execution that has been started before, by anybody. */
  execution(arn: string): Execution {
    return new Execution(arn, () => this.url, this.#patience);
  }

  /** All events of an execution so far. */
  history(arn: string): Promise<HistoryEvent[]> {
    return this.execution(arn).history();
  }

  /**
   * Moves the server's clock: every timer due by then fires in order, and what it leads to happens. Resolves with the ARNs
   * of executions that had not come to rest (they hang, or fail again and again).
   */
  async advance(seconds: number): Promise<string[]> {
    const { text } = await call(`${this.url}/_local/clock`, "POST", JSON.stringify({ advanceSeconds: seconds }));
    return (JSON.parse(text) as { unsettled: string[] }).unsettled;
  }

  /** kill -9 of the server and its workers, then a start on the same folder and port: what was acknowledged goes on. */
  async crash(): Promise<void> {
    await this.#process.end("SIGKILL");
    await this.#process.start();
  }

  /** Ends the server; its folder is deleted where it was a temporary one. */
  async close(): Promise<void> {
    await this.#process.end("SIGTERM");
    this.#onClosed();
  }

  #invoke(functionName: string, input: unknown, headers: object) {
    const url = `${this.url}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations${functionName.includes(":") ? "" : "?Qualifier=$LATEST"}`;
    return call(url, "POST", JSON.stringify(input) ?? "", headers);
  }
}

/** Starts a server and resolves when it listens and every function has been built; throws what is wrong, in one line. */
export function startDurableLambda(options: DurableLambdaOptions): Promise<DurableLambda> {
  return startWith(options, options.patienceMs ?? DEFAULT_PATIENCE_MS);
}

/** As `startDurableLambda`, for what knows better how long something may be waited for. */
export async function startWith(options: DurableLambdaOptions, patience: Patience): Promise<DurableLambda> {
  const isTemporary = options.dataDir === undefined;
  const dataDir = isTemporary ? mkdtempSync(join(tmpdir(), "durable-lambda-")) : resolve(options.dataDir);
  const remove = () => isTemporary && rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = serverOf(options, dataDir);
    await server.start();
    return new DurableLambda(server, patience, remove);
  } catch (cause) {
    remove();
    throw cause;
  }
}

const serverOf = (options: DurableLambdaOptions, dataDir: string) =>
  new ServerProcess({
    manifest: manifestFile(options, dataDir),
    dataDir,
    port: options.port ?? 0,
    watch: options.watch ?? false,
    strict: options.strict ?? true,
    onOutput: options.onOutput ?? console.log,
  });

function manifestFile({ functions, manifest }: DurableLambdaOptions, dataDir: string): string {
  if ((functions === undefined) === (manifest === undefined))
    throw new DurableLambdaError("startDurableLambda needs functions or a manifest, and not both");
  if (manifest !== undefined) return manifest;
  const file = join(dataDir, "manifest.json");
  makeFolder(dataDir);
  writeFileSync(file, JSON.stringify(manifestOf(functions ?? {}), null, 2));
  return file;
}

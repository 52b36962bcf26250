/**
 * A worker process: loads one bundle and runs its handler, several invocations at a time. Bundled by itself (no
 * imports of the server at run time). Invariants:
 * 1. It dies with the server (IPC channel), so that no orphan goes on for long.
 * 2. An invocation that ends the process (exit, uncaught error) is named to the server, and has lost its checkpoint
 *    token, before anything else happens. With neighbours present the process lives on until they are done.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { readSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import type { FunctionError, InvokeMessage, ServerMessage, ServerMessages, WorkerMessage } from "../protocol.ts";
import { realExit, realKill, send } from "./channel.ts";
import { exitError } from "./exit-error.ts";
import { shareConsole } from "./shared-console.ts";
import { openShortWay, receive } from "./short-way.ts";

type Handler = (event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown;

const CRASH_ACK_FD = 4;
const TIDY_AFTER_MS = 1000;
/** An effect in flight may still be noted by its author; checkpoints go nowhere, and the next server kills us anyway. */
const LAST_WORDS_MS = 300;
const [bundle = "", exportName = "", handlerName = ""] = process.argv.slice(2);
const current = new AsyncLocalStorage<string>();
const running = new Set<string>();

/** As AWS's runtime does: what is thrown need not be an error. */
function describe(cause: unknown): FunctionError {
  if (!(cause instanceof Error)) return { errorType: typeof cause, errorMessage: String(cause), trace: [] };
  return { errorType: cause.name || "Error", errorMessage: cause.message, trace: (cause.stack ?? "").split("\n") };
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

function contextOf(message: InvokeMessage): object {
  const deadlineMs = Date.now() + message.timeoutMs;
  return {
    awsRequestId: message.requestId,
    functionName: process.env["AWS_LAMBDA_FUNCTION_NAME"],
    functionVersion: process.env["AWS_LAMBDA_FUNCTION_VERSION"],
    memoryLimitInMB: process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"],
    logGroupName: process.env["AWS_LAMBDA_LOG_GROUP_NAME"],
    logStreamName: process.env["AWS_LAMBDA_LOG_STREAM_NAME"],
    invokedFunctionArn: message.functionArn,
    tenantId: message.tenantId,
    clientContext: message.clientContext === undefined ? undefined : JSON.parse(message.clientContext),
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

function call(handler: Handler, message: InvokeMessage): Promise<unknown> {
  const event: unknown = JSON.parse(message.event);
  const context = contextOf(message);
  if (handler.length < 3) return Promise.resolve(handler(event, context, () => undefined));
  return new Promise((resolve, reject) => {
    const result = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
    if (result instanceof Promise) result.then(resolve, reject);
  });
}

let tidying: NodeJS.Timeout | undefined;

/** When nothing has run for a moment: gives memory back, and keeps the compiled code for the next process. */
function tidyWhenIdle(): void {
  clearTimeout(tidying);
  if (running.size === 0) tidying = setTimeout(tidy, TIDY_AFTER_MS).unref();
}

function tidy(): void {
  globalThis.gc?.({ type: "major" });
  flushCompileCache();
}

/** `requestId` is among `running`: all that came together are, before the first of them can end the process. */
async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  try {
    const result = await current.run(requestId, call, handler, message);
    if (running.delete(requestId)) send({ type: "result", requestId, payload: JSON.stringify(result) ?? "null" });
  } catch (cause) {
    if (running.delete(requestId)) send({ type: "error", requestId, error: describe(cause) });
  }
  tidyWhenIdle();
}

function take(handler: Handler, message: ServerMessage): void {
  if (message.type === "invoke") void run(handler, message);
  else if (message.type === "checkpointed") receive(message);
  else send({ type: "pong" });
}

/** Reports the current invocation as crashed, if there is one, and waits until the server has given it up. */
function giveUpCurrent(errorOf: (requestId: string) => FunctionError): boolean {
  const requestId = current.getStore();
  if (requestId === undefined || !running.delete(requestId)) return false;
  send({ type: "crash", requestId, error: errorOf(requestId) });
  if (readSync(CRASH_ACK_FD, Buffer.alloc(1)) === 0) realExit(0);
  return running.size > 0;
}

/** `process.exit` and the like: real when nobody else is here, otherwise the end of this invocation only. */
function leave(end: number | string, really: () => never): never {
  if (!giveUpCurrent((requestId) => exitError(requestId, end))) return really();
  throw new Error(`The invocation has ended: ${end}`);
}

function crash(error: FunctionError): void {
  process.stderr.write(`${(error.trace ?? []).join("\n")}\n`);
  if (!giveUpCurrent(() => error)) realExit(1);
}

const rejected = (reason: unknown): FunctionError => ({
  ...describe(reason),
  errorType: "Runtime.UnhandledPromiseRejection",
  errorMessage: String(reason),
});

function guardProcess(): void {
  process.exit = (code) => leave(Number(code ?? process.exitCode ?? 0), () => realExit(code));
  process.abort = () => leave("SIGABRT", () => realExit(134));
  process.kill = (pid, signal) => {
    if (pid !== process.pid || signal === 0) return realKill(pid, signal);
    return leave(signal === 9 ? "SIGKILL" : String(signal ?? "SIGTERM"), () => realExit(137));
  };
  process.on("uncaughtException", (cause) => crash(describe(cause)));
  process.on("unhandledRejection", (reason) => crash(rejected(reason)));
}

async function loadHandler(): Promise<Handler> {
  const loaded = (await import(pathToFileURL(bundle).href).catch(refuse)) as Record<string, unknown>;
  const exported = loaded[exportName] ?? (loaded["default"] as Record<string, unknown> | undefined)?.[exportName];
  if (!exported) throw named("Runtime.HandlerNotFound", `${handlerName} is undefined or not exported`);
  if (typeof exported !== "function") throw named("Runtime.HandlerNotFound", `${handlerName} is not a function`);
  return exported as Handler;
}

function refuse(cause: unknown): never {
  const { code } = cause as { code?: string };
  throw code === "MODULE_NOT_FOUND" ? named("Runtime.ImportModuleError", String(cause)) : cause;
}

process.on("disconnect", () => setTimeout(() => realExit(0), LAST_WORDS_MS));
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
guardProcess();
shareConsole();
openShortWay();
try {
  const handler = await loadHandler();
  process.on("message", (messages: ServerMessages) => {
    for (const message of messages) if (message.type === "invoke") running.add(message.requestId);
    for (const message of messages) take(handler, message);
  });
  send({ type: "ready" });
} catch (cause) {
  process.send?.({ type: "broken", error: describe(cause) } satisfies WorkerMessage, () => realExit(1));
}

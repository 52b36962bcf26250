/**
 * A worker process: loads one bundle and runs its handler, several invocations at a time. Stands alone (no imports of
 * this server at run time). Invariants:
 * 1. It dies with the server (IPC channel), so that no orphan goes on for long.
 * 2. An invocation that ends the process (exit, uncaught error) is named to the server, and has lost its checkpoint
 *    token, before anything else happens. With neighbours present the process lives on until they are done.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { readSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { CheckpointAnswer, FunctionError, InvokeMessage, ServerMessage, WorkerMessage } from "./protocol.ts";

type Handler = (event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown;

const CRASH_ACK_FD = 4;
const TIDY_AFTER_MS = 1000;
/** An effect in flight may still be noted by its author; checkpoints go nowhere, and the next server kills us anyway. */
const LAST_WORDS_MS = 300;
const [bundle = "", exportName = ""] = process.argv.slice(2);
const current = new AsyncLocalStorage<string>();
const running = new Set<string>();
const realExit = process.exit.bind(process);
const realKill = process.kill.bind(process);

function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message, (error) => error && realExit(0)); // no server, no work
}

function describe(cause: unknown): FunctionError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return { errorType: error.name || "Error", errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
}

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

/** Gives memory back when nothing has run for a moment. */
function tidyWhenIdle(): void {
  clearTimeout(tidying);
  if (running.size === 0) tidying = setTimeout(() => globalThis.gc?.({ type: "major" }), TIDY_AFTER_MS).unref();
}

async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  running.add(requestId);
  try {
    const result = await current.run(requestId, call, handler, message);
    if (running.delete(requestId)) send({ type: "result", requestId, payload: JSON.stringify(result) ?? "null" });
  } catch (cause) {
    if (running.delete(requestId)) send({ type: "error", requestId, error: describe(cause) });
  }
  tidyWhenIdle();
}

/** Reports the current invocation as crashed, if there is one, and waits until the server has given it up. */
function giveUpCurrent(error: FunctionError): boolean {
  const requestId = current.getStore();
  if (requestId === undefined || !running.delete(requestId)) return false;
  send({ type: "crash", requestId, error });
  if (readSync(CRASH_ACK_FD, Buffer.alloc(1)) === 0) realExit(0);
  return running.size > 0;
}

function exitError(how: string): FunctionError {
  return { errorType: "Runtime.ExitError", errorMessage: `Runtime exited with error: ${how}` };
}

/** `process.exit` and the like: real when nobody else is here, otherwise the end of this invocation only. */
function leave(how: string, really: () => never): never {
  if (!giveUpCurrent(exitError(how))) return really();
  throw new Error(`The invocation has ended: ${how}`);
}

function crash(errorType: string, cause: unknown): void {
  const error = describe(cause);
  process.stderr.write(`${(error.trace ?? []).join("\n")}\n`);
  if (!giveUpCurrent({ ...error, errorType })) realExit(1);
}

function guardProcess(): void {
  process.exit = (code) => leave(`exit status ${code ?? process.exitCode ?? 0}`, () => realExit(code));
  process.abort = () => leave("signal: aborted", () => realExit(134));
  process.kill = (pid, signal) => {
    if (pid !== process.pid || signal === 0) return realKill(pid, signal);
    return leave(`signal: ${signal ?? "SIGTERM"}`, () => realExit(137));
  };
  process.on("uncaughtException", (cause) => crash("Runtime.ExitError", cause));
  process.on("unhandledRejection", (cause) => crash("Runtime.UnhandledPromiseRejection", cause));
}

/**
 * The short way. On AWS the runtime brings the AWS client along; here it does, too, and sends the durable SDK's
 * checkpoints over the channel to the server instead of signing them and speaking HTTP: ten times as cheap. Only for the
 * client that the durable SDK makes for itself, against this server. What is large, or refused, or odd goes (again,
 * under the same ClientToken) through the AWS client.
 */
interface CheckpointInput {
  readonly DurableExecutionArn?: string;
  readonly CheckpointToken?: string;
  ClientToken?: string | undefined;
  readonly Updates?: readonly { readonly Payload?: string; readonly Error?: object }[];
}
interface Client {
  readonly config: { readonly customUserAgent?: readonly (readonly string[])[] };
  send(command: { readonly input: CheckpointInput }, ...rest: unknown[]): Promise<unknown>;
}

interface ClientModule {
  readonly LambdaClient: { readonly prototype: Client };
  readonly CheckpointDurableExecutionCommand: new () => { readonly input: CheckpointInput };
}

const SHORT_WAY_CHARACTERS = 64 * 1024;
const SDK_NAME = "aws-durable-execution-sdk-js";
const TIMES: readonly string[] = ["StartTimestamp", "EndTimestamp", "NextAttemptTimestamp", "ScheduledEndTimestamp"];
const answers = new Map<number, (answer: object | undefined) => void>();
let lastCheckpoint = 0;

function shortenCheckpoints({ LambdaClient, CheckpointDurableExecutionCommand }: ClientModule): void {
  const theLongWay = LambdaClient.prototype.send;
  LambdaClient.prototype.send = async function (this: Client, command, ...rest) {
    const isCheckpoint = rest.length === 0 && command instanceof CheckpointDurableExecutionCommand;
    if (!isCheckpoint || !isOfDurableSdk(this) || !isSmall(command.input))
      return theLongWay.call(this, command, ...rest);
    return (await checkpoint(command.input)) ?? theLongWay.call(this, command);
  };
}

const isOfDurableSdk = ({ config }: Client) => config.customUserAgent?.some(([name]) => name === SDK_NAME) === true;

function isSmall({ Updates = [] }: CheckpointInput): boolean {
  let characters = 0;
  for (const { Payload, Error } of Updates) characters += (Payload?.length ?? 0) + (Error ? SHORT_WAY_CHARACTERS : 0);
  return characters < SHORT_WAY_CHARACTERS;
}

function checkpoint(input: CheckpointInput): Promise<object | undefined> {
  input.ClientToken ??= randomUUID();
  const { DurableExecutionArn: arn = "", ...body } = input;
  const id = ++lastCheckpoint;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    send({ type: "checkpoint", id, arn, body });
  });
}

/** Epoch seconds become Dates, as the AWS client makes them. */
function receive({ id, answer }: CheckpointAnswer): void {
  const resolve = answers.get(id);
  answers.delete(id);
  if (answer) withDates(answer);
  resolve?.(answer && { ...answer, $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } });
}

function withDates(value: object): void {
  for (const [key, member] of Object.entries(value) as [string, unknown][])
    if (typeof member === "number" && TIMES.includes(key))
      (value as Record<string, unknown>)[key] = new Date(member * 1000);
    else if (typeof member === "object" && member !== null) withDates(member);
}

async function loadHandler(): Promise<Handler> {
  const loaded = (await import(pathToFileURL(bundle).href)) as Record<string, unknown>;
  const client = (globalThis as Record<symbol, unknown>)[Symbol.for("lambda.client")] as ClientModule | undefined;
  if (client) shortenCheckpoints(client);
  const exported = loaded[exportName] ?? (loaded["default"] as Record<string, unknown> | undefined)?.[exportName];
  if (typeof exported !== "function")
    throw Object.assign(new Error(`${exportName} is not a function exported by the handler`), {
      name: "Runtime.HandlerNotFound",
    });
  return exported as Handler;
}

process.on("disconnect", () => setTimeout(() => realExit(0), LAST_WORDS_MS));
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
guardProcess();
try {
  const handler = await loadHandler();
  process.on("message", (message: ServerMessage) => {
    if (message.type === "invoke") void run(handler, message);
    else if (message.type === "checkpointed") receive(message);
    else send({ type: "pong" });
  });
  send({ type: "ready" });
} catch (cause) {
  process.send?.({ type: "broken", error: describe(cause) } satisfies WorkerMessage, () => realExit(1));
}

/**
 * A worker process: loads one bundle and runs its handler, several invocations at a time. Stands alone (no imports of
 * this server at run time). Invariant: it dies with the server (IPC channel), so that no orphan goes on for long.
 */
import { pathToFileURL } from "node:url";
import type { FunctionError, InvokeMessage, WorkerMessage } from "./protocol.ts";

type Handler = (event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown;

const [bundle = "", exportName = ""] = process.argv.slice(2);

function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
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

async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  try {
    const result = await call(handler, message);
    send({ type: "result", requestId, payload: JSON.stringify(result) ?? "null" });
  } catch (cause) {
    send({ type: "error", requestId, error: describe(cause) });
  }
}

async function loadHandler(): Promise<Handler> {
  const loaded = (await import(pathToFileURL(bundle).href)) as Record<string, unknown>;
  const exported = loaded[exportName] ?? (loaded["default"] as Record<string, unknown> | undefined)?.[exportName];
  if (typeof exported !== "function")
    throw Object.assign(new Error(`${exportName} is not a function exported by the handler`), {
      name: "Runtime.HandlerNotFound",
    });
  return exported as Handler;
}

process.on("disconnect", () => process.exit(0));
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
try {
  const handler = await loadHandler();
  process.on("message", (message: InvokeMessage) => void run(handler, message));
  send({ type: "ready" });
} catch (cause) {
  process.send?.({ type: "broken", error: describe(cause) } satisfies WorkerMessage, () => process.exit(1));
}

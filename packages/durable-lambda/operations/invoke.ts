/** Invoke: all of its types, for durable and ordinary functions. */
import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { Engine } from "../engine/engine.ts";
import { errorObject } from "../engine/answer.ts";
import { invalidContent, invalidParameter, tooLarge } from "../errors.ts";
import type { ResolvedFunction } from "../functions/registry.ts";
import {
  MAX_EVENT_PAYLOAD_BYTES,
  MAX_EVENT_RESULT_BYTES,
  MAX_RESPONSE_BYTES,
  MAX_RESULT_BYTES,
  MAX_SYNC_PAYLOAD_BYTES,
} from "../limits.ts";
import type { ErrorObject, Execution } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import type { JobEnd } from "../workers/worker-process.ts";
import type { Work } from "../workers/workers.ts";
import { startOrFind } from "./start.ts";
import { requireQualifier, requireShort, requireTenantOrNone } from "./strict.ts";

export interface InvokeRequest {
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly type: "RequestResponse" | "Event" | "DryRun";
  readonly executionName: string | undefined;
  readonly tenantId: string | undefined;
  readonly clientContext: string | undefined;
  readonly payload: Buffer;
}

export interface InvokeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function invoke(engine: Engine, request: InvokeRequest): Promise<InvokeAnswer> {
  checkSize(request);
  const fn = await engine.registry.resolve(request.functionName, request.qualifier);
  requireQualifier(engine, fn, request.functionName, request.qualifier);
  if (request.type === "RequestResponse") requireShort(engine, fn);
  requireTenantOrNone(engine, fn, request.tenantId);
  if (request.executionName !== undefined && !fn.config.durable)
    throw invalidParameter("DurableExecutionName is only for durable functions.");
  if (request.type === "DryRun") return { status: 204, headers: {}, body: "" };
  return fn.config.durable ? invokeDurable(engine, fn, request) : invokeOrdinary(engine, fn, request);
}

function checkSize({ type, payload: { length } }: InvokeRequest): void {
  const limit = type === "Event" ? MAX_EVENT_PAYLOAD_BYTES : MAX_SYNC_PAYLOAD_BYTES;
  if (length > limit)
    throw tooLarge(`${length} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)`);
}

/** The body as text; it must be JSON or empty. */
function payloadText(payload: Buffer): string | undefined {
  if (payload.length === 0) return undefined;
  if (!isUtf8(payload)) throw invalidContent("Could not parse request body into json: it is not UTF-8.");
  const text = payload.toString();
  try {
    JSON.parse(text);
  } catch (cause) {
    throw invalidContent(`Could not parse request body into json: ${(cause as Error).message}`);
  }
  return text;
}

async function invokeDurable(engine: Engine, fn: ResolvedFunction, request: InvokeRequest): Promise<InvokeAnswer> {
  const execution = startOrFind(engine, fn, {
    name: request.executionName ?? randomUUID(),
    input: payloadText(request.payload),
    tenantId: request.tenantId,
    maxResultBytes: request.type === "Event" ? MAX_EVENT_RESULT_BYTES : MAX_RESULT_BYTES,
    wakeAtMs: 0,
  });
  const headers = {
    "X-Amz-Durable-Execution-Arn": executionArn(execution),
    "X-Amz-Executed-Version": execution.version,
  };
  if (request.type === "RequestResponse") return endOf(await engine.ended(execution.seq), headers);
  await engine.journal.flushed();
  return { status: 202, headers, body: "" };
}

type Headers = InvokeAnswer["headers"];

function endOf(execution: Execution | undefined, headers: Headers): InvokeAnswer {
  if (execution?.status === "SUCCEEDED") return { status: 200, headers, body: execution.result ?? "null" };
  return functionError(execution?.error ?? {}, headers);
}

function functionError(error: ErrorObject, headers: Headers): InvokeAnswer {
  const body = {
    errorType: error.ErrorType ?? "Error",
    errorMessage: error.ErrorMessage ?? "",
    errorData: error.ErrorData,
    trace: error.StackTrace,
  };
  return { status: 200, headers: { ...headers, "X-Amz-Function-Error": "Unhandled" }, body: JSON.stringify(body) };
}

async function invokeOrdinary(engine: Engine, fn: ResolvedFunction, request: InvokeRequest): Promise<InvokeAnswer> {
  const headers = { "X-Amz-Executed-Version": fn.executedVersion };
  const payload = payloadText(request.payload);
  const { tenantId, clientContext } = request;
  if (request.type === "Event") {
    engine.calls.add(fn, { tenantId, caller: undefined, payload, dueMs: engine.clock.now() });
    await engine.journal.flushed();
    return { status: 202, headers, body: "" };
  }
  const work = { event: payload ?? "{}", tenantId, clientContext };
  const end = await runToEnd(engine, fn, work, false);
  if (end.type !== "result") return functionError(errorObject(end.error), headers);
  const fits = Buffer.byteLength(end.payload) <= MAX_RESPONSE_BYTES;
  return fits ? { status: 200, headers, body: end.payload } : functionError(RESPONSE_TOO_LARGE, headers);
}

const RESPONSE_TOO_LARGE: ErrorObject = {
  ErrorType: "Function.ResponseSizeTooLarge",
  ErrorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
};

async function runToEnd(
  engine: Engine,
  fn: ResolvedFunction,
  work: Omit<Work, "onEnd" | "requestId">,
  solo: boolean,
): Promise<Exclude<JobEnd, { type: "lost" }>> {
  const requestId = randomUUID();
  const end = await new Promise<JobEnd>((onEnd) => {
    engine.dispatcher.add(fn, () => Promise.resolve({ ...work, requestId, onEnd }), { solo });
  });
  return end.type === "lost" ? runToEnd(engine, fn, work, true) : end;
}

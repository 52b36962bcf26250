import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import { serializationError, ServiceError, tooLarge, unknownOperation } from "../errors.ts";
import type { Engine } from "../operations/engine.ts";
import { execute } from "../operations/operations.ts";
import type { Input } from "../operations/shapes.ts";
import { refuseForeign } from "./guard.ts";

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const TARGET = /^DynamoDB_20120810\.(\w+)$/;

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

/** Beyond AWS: how often each operation was called since the start. */
const CALLS_PATH = "/_local/calls";

/** DynamoDB's JSON 1.0 protocol. An answer is sent when all that it tells of is on disk. */
export function createHandler(engine: Engine) {
  const calls: Calls = new Map();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on("end", () => respond({ engine, calls }, request, response, bytes > MAX_BODY_BYTES ? undefined : chunks));
  };
}

type Calls = Map<string, number>;

interface Served {
  readonly engine: Engine;
  readonly calls: Calls;
}

function respond(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  chunks: readonly Buffer[] | undefined,
): void {
  const answer = attempt(served, request, chunks);
  const onDisk = served.engine.database.dependency();
  if (onDisk === undefined) send(response, answer);
  else void onDisk.then(() => send(response, answer));
}

function attempt({ engine, calls }: Served, request: IncomingMessage, chunks: readonly Buffer[] | undefined): Answer {
  try {
    refuseForeign(request);
    if (chunks === undefined) throw tooLarge();
    if (request.url === CALLS_PATH) return { statusCode: 200, body: JSON.stringify(Object.fromEntries(calls)) };
    const operation = operationOf(request);
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    return { statusCode: 200, body: execute(engine, operation, parse(chunks)) };
  } catch (error) {
    return failed(error);
  }
}

function operationOf({ method, headers }: IncomingMessage): string {
  const operation = TARGET.exec(String(headers["x-amz-target"]))?.[1];
  const isJson = headers["content-type"]?.startsWith("application/x-amz-json-1.0");
  if (method !== "POST" || !isJson || operation === undefined) throw unknownOperation();
  return operation;
}

function parse(chunks: readonly Buffer[]): Input {
  const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  if (!isUtf8(body)) throw serializationError("Invalid UTF-8");
  try {
    const input: unknown = JSON.parse(body.toString());
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input as Input;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw serializationError("Start of structure or map expected");
}

function failed(error: unknown): Answer {
  if (error instanceof ServiceError)
    return {
      statusCode: error.statusCode,
      body: JSON.stringify({ __type: error.type, message: error.message, ...error.members }),
    };
  console.error("dynamodb: a request failed:", error);
  const body = { __type: "com.amazon.coral.service#InternalServerError", message: "The request could not be served" };
  return { statusCode: 500, body: JSON.stringify(body) };
}

function send(response: ServerResponse, { statusCode, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(statusCode, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": bytes.length,
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-amz-crc32": crc32(bytes),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(bytes);
}

/** Reading requests and writing answers, cheaply. */
import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { failStop, isDamage } from "../journal/database.ts";
import { ApiError, invalidParameter, tooLarge } from "../errors.ts";
import { MAX_REQUEST_BYTES } from "../limits.ts";

/** The whole body. One that is too large is read to its end, so that the client gets to hear the answer. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_REQUEST_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on("error", reject);
    request.on("end", () => {
      if (bytes > MAX_REQUEST_BYTES) reject(tooLarge(`Request must be at most ${MAX_REQUEST_BYTES} bytes.`));
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
  });
}

/** A JSON body; undefined when empty. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw invalidParameter("The request body is not UTF-8.");
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw invalidParameter("The request body is not JSON.");
  }
}

export function send(response: ServerResponse, status: number, type: string, body: string, headers: object = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
    "x-amzn-RequestId": randomUUID(),
    ...headers,
  });
  response.end(body);
}

export const sendJson = (response: ServerResponse, body: object | string, status = 200) =>
  send(response, status, "application/json", typeof body === "string" ? body : JSON.stringify(body));

export function sendError(response: ServerResponse, cause: unknown): void {
  if (isDamage(cause)) failStop(cause);
  const error = cause instanceof ApiError ? cause : new ApiError("ServiceException", 500, "Internal error");
  if (error !== cause) console.error("lambda: unexpected error:", cause);
  const { name, status, message } = error;
  const body = { Type: status < 500 ? "User" : "Service", message, Message: message };
  send(response, status, "application/json", JSON.stringify(body), { "x-amzn-errortype": name });
}

import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { issuesOf } from "@/lib/platform/http/issues";
import { problemOf } from "@/lib/platform/http/problem";
import { log } from "@/lib/platform/log";

/** Longest body of a call of ours; a registration takes a few hundred bytes. */
const MAX_BODY_BYTES = 16 * 1024;

/** The error as an answer. */
export function problem(error: AppError): Response {
  const { status, headers, body } = problemOf(error);
  return new Response(body, { status, headers });
}

/** JSON that no cache keeps. */
export const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response =>
  Response.json(body, { ...init, headers: { "cache-control": "no-store", ...init.headers } });

function toResponse(error: unknown, request: Request): Response {
  if (error instanceof AppError) return problem(error);
  log.error("a request failed", error, { method: request.method, path: new URL(request.url).pathname });
  return problem(new AppError("internal_error", { cause: error }));
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Handlers for the methods that a route does not take: 405, with those it does. */
export function onlyTakes(...allowed: Method[]) {
  const refuse = async (): Promise<Response> => {
    const response = problem(new AppError("method_not_allowed"));
    response.headers.set("allow", allowed.join(", "));
    return response;
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}

/** The edge of every route handler: errors become problems here and nowhere else. */
export const route =
  <Context>(handle: (request: Request, context: Context) => Promise<Response>) =>
  async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handle(request, context);
    } catch (error) {
      return toResponse(error, request);
    }
  };

/** The body as text, read no further than the limit. @throws AppError body_too_large */
export async function readText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("body_too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError("body_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("malformed_json", { cause: error });
  }
}

/** The body by its schema. @throws AppError body_too_large, malformed_json, validation_failed */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(parseJson(await readText(request)));
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  return parsed.data;
}

/**
 * Refuses a browser that another site sent here: the session cookie is SameSite=Lax, this is the second lock.
 * Callers without an Origin are no browsers. @throws AppError forbidden
 */
export function assertSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host")))
    throw new AppError("forbidden");
}

import "server-only";
import { AppError, isAppError } from "@/lib/platform/errors";
import { problemOf } from "@/lib/platform/http/problem";
import { log } from "@/lib/platform/log";

/** The error as an answer. */
export function problem(error: AppError): Response {
  const { status, headers, body } = problemOf(error);
  return new Response(body, { status, headers });
}

/** JSON that no cache keeps. */
export const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response =>
  Response.json(body, { ...init, headers: { "cache-control": "no-store", ...init.headers } });

const pathOf = ({ url }: Request): string => new URL(url).pathname;

function toResponse(error: unknown, request: Request): Response {
  if (isAppError(error, "forbidden")) log.warn("refused", { method: request.method, path: pathOf(request) });
  if (isAppError(error)) return problem(error);
  log.error("a request failed", error, { method: request.method, path: pathOf(request) });
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

/**
 * Refuses a browser that another site sent here: the session cookie is SameSite=Lax, this is the second lock.
 * Callers without an Origin are no browsers. @throws AppError forbidden
 */
export function assertSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host")))
    throw new AppError("forbidden");
}

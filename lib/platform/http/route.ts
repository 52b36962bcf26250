import "server-only";
import { AppError, isAppError } from "@/lib/platform/errors";
import { limitNetwork } from "@/lib/platform/http/limit";
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

type Handle<Context> = (request: Request, context: Context) => Promise<Response>;

/** The edge of a route that only its sender's signature opens, which no network is counted for. Errors become problems here and nowhere else. */
export const signedRoute =
  <Context>(handle: Handle<Context>): Handle<Context> =>
  async (request, context) => {
    try {
      return await handle(request, context);
    } catch (error) {
      return toResponse(error, request);
    }
  };

const changesNothing = ({ method }: Request): boolean => method === "GET" || method === "HEAD";

/** The edge of every other route handler: what changes something counts for the network that it comes from. */
export const route = <Context>(handle: Handle<Context>): Handle<Context> =>
  signedRoute(async (request, context) => {
    if (!changesNothing(request)) await limitNetwork(request.headers);
    return handle(request, context);
  });

/**
 * Refuses a browser that another site sent here: the session cookie is SameSite=Lax, this is the second lock.
 * Callers without an Origin are no browsers. @throws AppError forbidden
 */
export function assertSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== request.headers.get("host")))
    throw new AppError("forbidden");
}

import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { assertAuthAction, authPost, authUrl, type AuthInit } from "@/lib/account/session/auth-request";
import { authOptions } from "@/lib/account/session/options";
import { AppError } from "@/lib/platform/errors";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { log } from "@/lib/platform/log";

type Context = RouteContext<"/api/auth/[...nextauth]">;
type Handler = (request: Request, context: Context) => Promise<Response>;

/** Where a session could not be read or ended, next-auth would clear the cookie and say so; the truth is an outage. */
const nextAuth: Handler = async (request, context) => {
  const failures: unknown[] = [];
  const options = authOptions((error) => failures.push(error));
  const response = await (NextAuth(options) as Handler)(request, context);
  const [failure] = failures;
  if (failure === undefined) return response;
  log.error("a session could not be read or ended", failure);
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 5, cause: failure });
};

/** next-auth breaks on much that a stranger may send: it gets what is left after ours has looked. */
const guarded = (initOf: (request: Request) => AuthInit | Promise<AuthInit>) =>
  route<Context>(async (request, context) => {
    assertAuthAction((await context.params).nextauth, request.method);
    return nextAuth(new NextRequest(authUrl(request), await initOf(request)), context);
  });

export const GET = guarded(({ headers }) => ({ headers }));
export const POST = guarded(authPost);
export const { PUT, PATCH, DELETE } = onlyTakes("GET", "POST");

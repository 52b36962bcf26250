import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { assertAuthAction, authPost, authUrl, type AuthInit } from "@/lib/account/session/auth-request";
import { demandAt } from "@/lib/account/proof/server";
import { sendToWait } from "@/lib/account/waiting/server";
import { authOptions } from "@/lib/account/sign-in/options";
import { AppError } from "@/lib/platform/errors";
import { problemOf } from "@/lib/platform/http/problem";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { log } from "@/lib/platform/log";

type Context = RouteContext<"/api/auth/[...nextauth]">;
type Handler = (request: Request, context: Context) => Promise<Response>;

/** Where no script makes a proof, the visitor waits for their turn instead. */
async function pageOf({ code }: AppError, response: Response, sent: Headers): Promise<Response> {
  if (!code.startsWith("challenge_")) return response;
  const location = await sendToWait({ demand: demandAt("sign_in", sent), back: "/signin" });
  return new Response(null, { status: 303, headers: { location } });
}

/** A script is told when to try again; a form's page says so in its address. `url` is what next-auth's own client reads. */
async function refusalOf(refusal: AppError, response: Response, sent: Headers): Promise<Response> {
  if (response.headers.get("content-type")?.includes("json") !== true) return pageOf(refusal, response, sent);
  const { status, headers, body } = problemOf(refusal);
  const { url } = (await response.json()) as { url?: string };
  return new Response(JSON.stringify({ ...(JSON.parse(body) as object), url }), { status, headers });
}

/** Where a session could not be read or ended, next-auth would clear the cookie and say so; the truth is an outage. */
const nextAuth: Handler = async (request, context) => {
  const failures: unknown[] = [];
  const refusals: AppError[] = [];
  const options = authOptions({ failed: (error) => failures.push(error), refused: (error) => refusals.push(error) });
  const response = await (NextAuth(options) as Handler)(request, context);
  const [failure, refusal] = [failures[0], refusals[0]];
  if (failure === undefined) return refusal ? refusalOf(refusal, response, request.headers) : response;
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

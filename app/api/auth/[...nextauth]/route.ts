import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { withCsrfToken } from "@/lib/account/session/csrf";
import { authOptions } from "@/lib/account/session/options";
import { AppError } from "@/lib/platform/errors";
import { readText, route } from "@/lib/platform/http/route";
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

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AppError("malformed_json", { cause: error });
  }
}

export const GET = route<Context>(nextAuth);

/** next-auth breaks on a body that it cannot read, so we read it first. */
export const POST = route<Context>(async (request, context) => {
  const body = await readText(request);
  if (request.headers.get("content-type")?.includes("json") && body !== "") assertJson(body);
  const init = { method: "POST", headers: request.headers, body: await withCsrfToken(request, body) };
  return nextAuth(new NextRequest(request.url, init), context);
});

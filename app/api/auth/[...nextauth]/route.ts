import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { withCsrfToken } from "@/lib/account/session/csrf";
import { authOptions } from "@/lib/account/session/options";
import { AppError } from "@/lib/platform/errors";
import { readText, route } from "@/lib/platform/http/route";

type Context = RouteContext<"/api/auth/[...nextauth]">;
type Handler = (request: Request, context: Context) => Promise<Response>;

const nextAuth: Handler = (request, context) => (NextAuth(authOptions()) as Handler)(request, context);

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

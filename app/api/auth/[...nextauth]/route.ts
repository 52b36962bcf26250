import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";

type Handler = (request: Request, context: RouteContext<"/api/auth/[...nextauth]">) => Promise<Response>;
const MAX_FORM_BYTES = 16 * 1024;

const handle: Handler = (request, context) => {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FORM_BYTES) throw new AppError("body_too_large");
  return (NextAuth(authOptions()) as Handler)(request, context);
};

export const GET = route(async (request: Request, context: RouteContext<"/api/auth/[...nextauth]">) =>
  handle(request, context),
);
export const POST = GET;

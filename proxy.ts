import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { AppError } from "@/lib/platform/errors";
import { pagePolicy } from "@/lib/platform/http/content-policy";
import { problem } from "@/lib/platform/http/route";

const isDevelopment = process.env.NODE_ENV === "development";
const utf8 = new TextDecoder("utf-8", { fatal: true });
const isApi = ({ nextUrl }: NextRequest) => nextUrl.pathname.startsWith("/api/");

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** Next breaks on a path that does not decode. No page has this name: the page for what is not found is shown. */
const unreadablePath = (request: NextRequest, headers: Headers) =>
  isApi(request)
    ? problem(new AppError("malformed_url"))
    : NextResponse.rewrite(new URL("/unreadable-address", request.url), { request: { headers } });

/** What a page's form sends: Next would alter bytes that are not UTF-8, and breaks on a multipart body that is cut. */
async function hasReadableBody(request: NextRequest): Promise<boolean> {
  const type = request.headers.get("content-type") ?? "";
  try {
    const body = await request.clone().arrayBuffer();
    utf8.decode(body);
    if (type.startsWith("multipart/")) await new Response(body, { headers: { "content-type": type } }).formData();
    return true;
  } catch {
    return false;
  }
}

/** next-auth keeps the way back in a cookie, and breaks on one that is no URL. Our forms carry it: it is not needed. */
const withoutWayBack = (cookies: string) => cookies.replaceAll(/(^|;)\s*(__\w+-)?next-auth\.callback-url=[^;]*/g, "");

async function refusalOf(request: NextRequest, headers: Headers): Promise<NextResponse | Response | undefined> {
  if (!isReadable(request.nextUrl.pathname)) return unreadablePath(request, headers);
  if (isApi(request) || request.method !== "POST" || (await hasReadableBody(request))) return undefined;
  return problem(new AppError("malformed_form"));
}

/** Gives each page a fresh nonce, which Next reads from the request's policy and puts on its scripts. */
export async function proxy(request: NextRequest): Promise<Response> {
  const policy = pagePolicy(randomBytes(16).toString("base64"), isDevelopment);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const cookies = headers.get("cookie");
  if (cookies !== null) headers.set("cookie", withoutWayBack(cookies));
  const response = (await refusalOf(request, headers)) ?? NextResponse.next({ request: { headers } });
  if (!isApi(request)) response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages, next-auth, and whatever may not decode. The data of a page, which its scripts ask for, needs no nonce. */
export const config = {
  matcher: [
    {
      source:
        "/((?!api/|_next/static/|_next/image|icon\\.svg|apple-icon\\.png|opengraph-image\\.png|robots\\.txt|sitemap\\.xml|manifest\\.webmanifest|draw-verifier\\.html).*)",
      missing: [{ type: "header", key: "rsc" }],
    },
    "/api/auth/:path*",
    "/(.*%.*)",
  ],
};

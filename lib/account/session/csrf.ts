import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { isSecureSite } from "@/lib/account/session/cookie";
import { env } from "@/lib/platform/env";

/** next-auth's own name for it: the prefix binds the cookie to a host that is reached by TLS. */
const cookieName = () => `${isSecureSite() ? "__Host-" : ""}next-auth.csrf-token`;
const seal = (token: string) =>
  `${token}|${createHash("sha256")
    .update(`${token}${env("AUTH_SECRET")}`)
    .digest("hex")}`;

const isOurForm = (request: Request): boolean => {
  const origin = request.headers.get("origin");
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  return isForm && origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
};

/**
 * next-auth wants its token both in a form and in a cookie, and a page that was opened for the first time without
 * JavaScript has neither. A form that one of our own pages sent, as the browser's Origin header says, is given both.
 */
export async function withCsrfToken(request: Request, body: string): Promise<string> {
  const form = new URLSearchParams(body);
  if (form.has("csrfToken") || !isOurForm(request)) return body;
  const jar = await cookies();
  const known = jar.get(cookieName())?.value.split("|")[0] ?? "";
  const token = jar.get(cookieName())?.value === seal(known) ? known : randomBytes(32).toString("hex");
  const secure = cookieName().startsWith("__Host-");
  jar.set(cookieName(), seal(token), { httpOnly: true, sameSite: "lax", path: "/", secure });
  form.set("csrfToken", token);
  return form.toString();
}

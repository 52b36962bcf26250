import "server-only";
import { z } from "zod";
import { safeCallbackUrl } from "@/lib/account/session/callback-url";
import { withCsrfToken } from "@/lib/account/session/csrf";
import { AppError } from "@/lib/platform/errors";
import { assertMediaType, FORM_TYPE, parseForm, readText } from "@/lib/platform/http/body";
import { issuesOf } from "@/lib/platform/http/issues";
import { parseStrictJson } from "@/lib/platform/http/strict-json";

/** Of next-auth's routes those that this site uses; `_log`, into which a stranger could write, is not among them. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  csrf: ["GET"],
  session: ["GET"],
  providers: ["GET"],
  error: ["GET"],
  signin: ["GET", "POST"],
  "signin/credentials": ["GET", "POST"],
  signout: ["GET", "POST"],
  "callback/credentials": ["POST"],
};

const CODE = /^\w{1,64}$/;
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const fieldsSchema = z.record(z.string(), scalar);

/** @throws AppError not_found, method_not_allowed */
export function assertAuthAction(path: readonly string[], method: string): void {
  const methods = Object.hasOwn(ACTIONS, path.join("/")) ? ACTIONS[path.join("/")] : undefined;
  if (!methods) throw new AppError("not_found");
  if (!methods.includes(method)) throw new AppError("method_not_allowed");
}

/** The address with only what next-auth can work with: it breaks on a way back that is no URL, and on an error that is no code. */
export function authUrl(request: Request): URL {
  const url = new URL(request.url);
  const { searchParams } = url;
  const error = searchParams.get("error");
  if (error !== null && !CODE.test(error)) searchParams.delete("error");
  const callbackUrl = searchParams.get("callbackUrl");
  if (callbackUrl !== null) searchParams.set("callbackUrl", safeCallbackUrl(callbackUrl, request.headers.get("host")));
  return url;
}

function fieldsOfJson(text: string): Map<string, string> {
  const parsed = fieldsSchema.safeParse(parseStrictJson(text));
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  return new Map(Object.entries(parsed.data));
}

async function fieldsOf(request: Request): Promise<Map<string, string>> {
  if (!request.body || request.headers.get("content-length") === "0") return new Map();
  return assertMediaType(request, FORM_TYPE, "application/json") === FORM_TYPE
    ? parseForm(await readText(request, "malformed_form"))
    : fieldsOfJson(await readText(request, "malformed_json"));
}

export interface AuthInit {
  readonly headers: Headers;
  readonly method?: string;
  readonly body?: string;
}

/** A POST as next-auth reads it: a form of fields that each came once, as UTF-8. @throws AppError for any other body */
export async function authPost(request: Request): Promise<AuthInit> {
  const fields = await fieldsOf(request);
  const callbackUrl = fields.get("callbackUrl");
  if (callbackUrl !== undefined) fields.set("callbackUrl", safeCallbackUrl(callbackUrl, request.headers.get("host")));
  const headers = new Headers(request.headers);
  headers.set("content-type", FORM_TYPE);
  return { method: "POST", headers, body: await withCsrfToken(request, new URLSearchParams([...fields]).toString()) };
}

import "server-only";
import { createHash } from "node:crypto";
import { json } from "@/lib/platform/http/route";

/** The tag of a body as JSON: equal bodies have equal tags. */
export const etagOf = (body: unknown): string =>
  `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;

const matches = (header: string | null, tag: string): boolean =>
  header !== null &&
  header.split(",").some((given) => given.trim().replace(/^W\//, "") === tag || given.trim() === "*");

/** The body with its ETag, or 304 when the caller has it already. `pollAfterSeconds` is a hint when to ask again. */
export function jsonWithETag(request: Request, body: unknown, pollAfterSeconds: number): Response {
  const tag = etagOf(body);
  const headers = { etag: tag, "retry-after": String(pollAfterSeconds), "cache-control": "no-store" }; // ours keep it by themselves
  if (matches(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
  return json(body, { headers });
}

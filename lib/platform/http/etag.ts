import "server-only";
import { createHash } from "node:crypto";
import { json } from "@/lib/platform/http/route";

/** The tag of a body in pieces: equal bodies have equal tags, however they are cut. */
export function etagOfBytes(pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return `"${hash.digest("base64url").slice(0, 22)}"`;
}

/** The tag of a body as JSON. */
export const etagOf = (body: unknown): string => etagOfBytes([Buffer.from(JSON.stringify(body))]);

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

/** A piece at a time, as the reader takes them. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = pieces.values();
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = left.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

interface Sent {
  readonly pieces: readonly Uint8Array[];
  readonly etag: string;
}

/** JSON as a stream of pieces that are not copied, or 304: a large answer costs each of its readers next to nothing. */
export function piecesWithETag(request: Request, { pieces, etag }: Sent, headers: Record<string, string>): Response {
  const tagged = { ...headers, etag };
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers: tagged });
  return new Response(streamOf(pieces), { headers: { ...tagged, "content-type": "application/json" } });
}

import "server-only";
import { MIMEType } from "node:util";
import type { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { issuesOf } from "@/lib/platform/http/issues";
import { parseStrictJson } from "@/lib/platform/http/strict-json";

/** Longest body of a call of ours; a registration takes a few hundred bytes. */
const MAX_BODY_BYTES = 16 * 1024;
const JSON_TYPE = "application/json";
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** A byte order mark is kept, so that what follows is no JSON: RFC 8259 forbids to send one. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function mediaType(request: Request): MIMEType | undefined {
  try {
    return new MIMEType(request.headers.get("content-type") ?? "");
  } catch {
    return undefined;
  }
}

/** The body's type, one of those allowed. @throws AppError unsupported_media_type, also for a charset or a coding that we do not read */
export function assertMediaType<Type extends string>(request: Request, ...allowed: Type[]): Type {
  const given = mediaType(request);
  const found = allowed.find((type) => type === given?.essence);
  const isUtf8 = /^utf-?8$/i.test(given?.params.get("charset") ?? "utf-8");
  const isPlain = /^(identity)?$/i.test(request.headers.get("content-encoding") ?? "");
  if (!found || !isUtf8 || !isPlain) throw new AppError("unsupported_media_type");
  return found;
}

/** The body's bytes, read no further than the limit. @throws AppError body_too_large */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("body_too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError("body_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as text. What is not UTF-8 is refused, never altered. @throws AppError body_too_large, or of the code given */
export async function readText(request: Request, malformed: ErrorCode, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw new AppError(malformed, { cause: error });
  }
}

/** A body of strict JSON, as it was sent: for signatures over it. @throws AppError unsupported_media_type, body_too_large, malformed_json */
export async function readJsonText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  assertMediaType(request, JSON_TYPE);
  const text = await readText(request, "malformed_json", maxBytes);
  parseStrictJson(text);
  return text;
}

/** The body by its schema. @throws AppError unsupported_media_type, body_too_large, malformed_json, validation_failed */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  assertMediaType(request, JSON_TYPE);
  const parsed = schema.safeParse(parseStrictJson(await readText(request, "malformed_json")));
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  return parsed.data;
}

/**
 * The fields of a urlencoded text, each of them once. What is not percent-encoded UTF-8 is refused, never altered: two
 * passwords would become one. @throws AppError malformed_form
 */
export function parseForm(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const pair of text.split("&").filter(Boolean)) {
    const [name = "", ...value] = pair.split("=").map((part) => part);
    const key = decodeComponent(name);
    if (fields.has(key)) throw new AppError("malformed_form");
    fields.set(key, decodeComponent(value.join("=")));
  }
  return fields;
}

function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (error) {
    throw new AppError("malformed_form", { cause: error });
  }
}

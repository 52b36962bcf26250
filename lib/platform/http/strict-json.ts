import { AppError } from "@/lib/platform/errors";

/** No body of ours nests deeper than a handful. */
const MAX_DEPTH = 32;

/** The strings (with the colon after a key) and the brackets of a text that is JSON. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

const refuse = (detail: string): never => {
  throw new AppError("malformed_json", { detail });
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("malformed_json", { cause: error });
  }
}

function readString(token: string): string {
  const value = JSON.parse(token) as string;
  return value.isWellFormed() ? value : refuse("The request holds half a character.");
}

function addKey(keys: Set<string> | undefined, key: string): void {
  if (key === "__proto__" || keys?.has(key)) refuse("The request names a field twice, or one that it must not.");
  keys?.add(key);
}

/**
 * JSON that every reader reads alike (RFC 7493): no name twice in an object, no half of a surrogate pair, no `__proto__`.
 * @throws AppError malformed_json, body_too_large when it nests too deeply
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === "}" || token === "]") open.pop();
    else if (token === "{" || token === "[") open.push(new Set());
    else if (colon === undefined) readString(token);
    else addKey(open.at(-1), readString(token.slice(0, -colon.length)));
    if (open.length > MAX_DEPTH) throw new AppError("body_too_large");
  }
  return value;
}

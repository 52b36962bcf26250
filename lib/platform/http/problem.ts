import type { AppError } from "@/lib/platform/errors";

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** RFC 9457: `code` is stable, `title` is for people, `errors` says what to mend where. */
export function problemOf({ code, status, message, issues, retryAfterSeconds }: AppError): Problem {
  const body = { type: "about:blank", title: message, status, code, ...(issues.length > 0 && { errors: issues }) };
  const retryAfter = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", ...retryAfter };
  return { status, headers, body: JSON.stringify(body) };
}

import { learnFromDateHeader } from "@/components/time/server-clock";
import { DEFAULT_INTERVAL_MS, retryAfterMs } from "./schedule";

/** A connection from before a laptop slept may never answer. */
const PATIENCE_MS = 10_000;

export type PollResult<T> =
  | { readonly kind: "fresh"; readonly value: T; readonly etag: string | null; readonly waitMs: number }
  | { readonly kind: "unchanged"; readonly waitMs: number }
  | { readonly kind: "gone" | "signed_out" }
  | { readonly kind: "failed"; readonly waitMs: number | null };

/** One conditional GET. Never throws: a network that is away is a result like any other. */
export async function pollOnce<T>(
  url: string,
  etag: string | null,
  accept: (body: unknown) => body is T,
): Promise<PollResult<T>> {
  try {
    const headers: HeadersInit = etag
      ? { accept: "application/json", "if-none-match": etag }
      : { accept: "application/json" };
    const response = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    learnFromDateHeader(response.headers.get("date"));
    return await read(response, accept);
  } catch {
    return { kind: "failed", waitMs: null };
  }
}

async function read<T>(response: Response, accept: (body: unknown) => body is T): Promise<PollResult<T>> {
  const hintMs = retryAfterMs(response.headers.get("retry-after"), Date.now());
  const waitMs = hintMs ?? DEFAULT_INTERVAL_MS;
  if (response.status === 304) return { kind: "unchanged", waitMs };
  if (response.status === 401) return { kind: "signed_out" };
  if (response.status === 404) return { kind: "gone" };
  if (!response.ok) return { kind: "failed", waitMs: hintMs };
  const body: unknown = await response.json();
  if (!accept(body)) return { kind: "failed", waitMs: null };
  return { kind: "fresh", value: body, etag: response.headers.get("etag"), waitMs };
}

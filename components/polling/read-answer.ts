import { learnFromDateHeader } from "@/components/time/server-clock";

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  /** Status and body: what tells one answer from another. Empty when nothing has changed. */
  readonly text: string;
}

const PATIENCE_MS = 10_000;

/** What the server says now; null while it cannot be reached or is broken. `etag` of the last answer spares an equal one. */
export async function readAnswer(url: string, etag: string | null = null): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      cache: "no-store",
      headers: etag ? { "if-none-match": etag } : {},
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    learnFromDateHeader(response.headers.get("date"));
    const { status } = response;
    if (status >= 500) return null;
    return {
      status,
      etag: response.headers.get("etag"),
      text: status === 304 ? "" : `${status} ${await response.text()}`,
    };
  } catch {
    return null;
  }
}

import "server-only";
import { AppError } from "@/lib/platform/errors";

const ANSWER_WITHIN_MS = 10_000;
const MAX_BYTES = 2_000_000;
/** What a browser only draws: nothing of it runs in an `img`. */
const DRAWN = ["image/png", "image/svg+xml", "image/jpeg"];

interface LabelImage {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Fetches a label from the carrier's store of files. @throws AppError temporarily_unavailable where it does not come as an image */
export async function fetchLabel(url: string): Promise<LabelImage> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), redirect: "error" });
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const bytes = await response.arrayBuffer();
    if (response.ok && DRAWN.includes(type) && bytes.byteLength <= MAX_BYTES) return { type, bytes };
    throw new Error(`a label came as ${response.status} ${type}`);
  } catch (cause) {
    throw new AppError("temporarily_unavailable", { cause });
  }
}

import { AppError } from "@/lib/platform/errors";

const message = "Send a header Idempotency-Key of 1 to 255 printable characters.";

/** The key by which a repeat of a request is known. @throws AppError validation_failed where it is none */
export function mustBeKey(key: string | null): string {
  if (key !== null && /^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError("validation_failed", { issues: [{ field: "Idempotency-Key", message }] });
}

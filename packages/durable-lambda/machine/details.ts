/** The shapes that history events share. `Truncated` is always sent: the conformance suite asserts it. */
import type { ErrorObject } from "./types.ts";

export const payloadDetails = (payload: string | undefined) => ({ Payload: payload, Truncated: false });
export const errorDetails = (error: ErrorObject | undefined) => ({ Payload: error ?? {}, Truncated: false });

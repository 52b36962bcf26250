/** Documented sizes of what a checkpoint or a caller sends. What an operation's state allows is the machine's business. */
import { invalidParameter } from "../errors.ts";
import { MAX_ERROR_BYTES, MAX_UPDATE_PAYLOAD_BYTES, MAX_UPDATES_PER_CHECKPOINT } from "../limits.ts";
import type { ErrorObject, OperationUpdate } from "../machine/types.ts";

/** Throws InvalidParameterValueException for what is too large; the size of an execution's result is its own limit. */
export function checkUpdates(updates: readonly OperationUpdate[]): void {
  if (updates.length > MAX_UPDATES_PER_CHECKPOINT)
    throw invalidParameter(`A checkpoint holds at most ${MAX_UPDATES_PER_CHECKPOINT} updates.`);
  for (const { Type, Payload, Error } of updates) {
    if (Payload !== undefined && Type !== "EXECUTION") checkPayload(Type, Payload);
    if (Error) checkError(Error);
  }
}

function checkPayload(type: OperationUpdate["Type"], payload: string): void {
  if (Buffer.byteLength(payload) <= MAX_UPDATE_PAYLOAD_BYTES) return;
  const what = type === "CHAINED_INVOKE" ? "CHAINED_INVOKE input" : `${type} output`;
  throw invalidParameter(`${what} payload size must be less than or equal to ${MAX_UPDATE_PAYLOAD_BYTES} bytes.`);
}

export function checkError(error: ErrorObject): void {
  if (Buffer.byteLength(JSON.stringify(error)) > MAX_ERROR_BYTES)
    throw invalidParameter(`Error object size must be less than or equal to ${MAX_ERROR_BYTES} bytes.`);
}

/** What one execution may use up. AWS meters operations and stored payloads, and raises neither limit (Lambda quotas). */
import { invalidParameter } from "../errors.ts";
import { MAX_OPERATIONS_PER_EXECUTION, MAX_STORED_BYTES_PER_EXECUTION } from "../limits.ts";
import type { Draft } from "./draft.ts";
import type { Execution, Operation, OperationUpdate } from "./types.ts";

/** The execution itself is one; so is each operation, each further attempt of a step, and each repeated invocation. */
export const operationsOf = ({ lastOrder, repetitions = 0 }: Execution) => 1 + lastOrder + repetitions;

/** Meters an update before it is applied; throws when the execution has nothing left for it. */
export function meter(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  const isNew = operation === undefined && update.Type !== "EXECUTION";
  const isRepeated = update.Action === "RETRY";
  const used = operationsOf(draft.execution) + Number(isNew) + Number(isRepeated);
  if ((isNew || isRepeated) && used > MAX_OPERATIONS_PER_EXECUTION)
    throw invalidParameter(`An execution holds at most ${MAX_OPERATIONS_PER_EXECUTION} operations.`);
  const { repetitions = 0, storedBytes = 0 } = draft.execution;
  draft.patch({ repetitions: repetitions + Number(isRepeated), storedBytes: storedBytes + bytesOf(update) });
  if ((draft.execution.storedBytes ?? 0) > MAX_STORED_BYTES_PER_EXECUTION)
    throw invalidParameter(`An execution stores at most ${MAX_STORED_BYTES_PER_EXECUTION} bytes.`);
}

const bytesOf = ({ Payload, Error }: OperationUpdate) =>
  (Payload === undefined ? 0 : Buffer.byteLength(Payload)) + (Error ? Buffer.byteLength(JSON.stringify(Error)) : 0);

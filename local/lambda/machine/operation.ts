/** Making operations, and refusing updates that their state does not allow. */
import { invalidParameter } from "../errors.ts";
import type { Draft } from "./draft.ts";
import type { Operation, OperationStatus, OperationType, OperationUpdate } from "./types.ts";

/** A new operation in state STARTED, not yet in the draft. */
export function newOperation(draft: Draft, update: OperationUpdate): Operation {
  return {
    order: draft.nextOrder(),
    id: update.Id,
    type: update.Type as OperationType,
    subType: update.SubType,
    name: update.Name,
    parentId: update.ParentId,
    status: "STARTED",
    startedAtMs: draft.nowMs,
  };
}

/** Throws unless the operation is absent (when `orNew`) or in one of the states. */
export function requireStatus(
  update: OperationUpdate,
  operation: Operation | undefined,
  allowed: readonly OperationStatus[],
  orNew: boolean,
): void {
  const fine = operation ? allowed.includes(operation.status) : orNew;
  if (fine) return;
  const state = operation ? `in state ${operation.status}` : "that was never started";
  throw invalidParameter(`Invalid action ${update.Action} for the ${update.Type} ${update.Id} ${state}.`);
}

export function requireNew(update: OperationUpdate, operation: Operation | undefined): void {
  requireStatus(update, operation, [], true);
}

export function requireOpen(update: OperationUpdate, operation: Operation | undefined): Operation {
  requireStatus(update, operation, ["STARTED"], false);
  return operation as Operation;
}

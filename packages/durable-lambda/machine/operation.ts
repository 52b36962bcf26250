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

/** Throws unless the operation is absent or in one of the states. The words are those of AWS, here and below. */
export function requireStatus(
  { Type }: OperationUpdate,
  operation: Operation | undefined,
  allowed: readonly OperationStatus[],
  purpose: "start" | "close" | "re-attempt",
): void {
  if (operation && !allowed.includes(operation.status))
    throw invalidParameter(`Invalid current ${Type} state to ${purpose}.`);
}

const withArticle = (type: OperationUpdate["Type"]) => (type === "CHAINED_INVOKE" ? "an INVOKE" : `a ${type}`);

export function requireNew({ Type }: OperationUpdate, operation: Operation | undefined): void {
  if (operation) throw invalidParameter(`Cannot start ${withArticle(Type)} that already exist.`);
}

export function requireOpen({ Type }: OperationUpdate, operation: Operation | undefined): Operation {
  if (operation?.status === "STARTED") return operation;
  throw invalidParameter(`Cannot cancel ${withArticle(Type)} that does not exist or has already completed.`);
}

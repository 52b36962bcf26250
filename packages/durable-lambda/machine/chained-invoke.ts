/** CHAINED_INVOKE: another function called from a workflow; ended by the target's end (see outside.ts) or cancelled. */
import { invalidParameter } from "../errors.ts";
import type { CheckpointContext } from "./checkpoint.ts";
import type { Draft } from "./draft.ts";
import { payloadDetails } from "./details.ts";
import { newOperation, requireNew, requireOpen } from "./operation.ts";
import type { Operation, OperationUpdate } from "./types.ts";

export function startChainedInvoke(
  draft: Draft,
  update: OperationUpdate,
  operation: Operation | undefined,
  context: CheckpointContext,
): void {
  requireNew(update, operation);
  const options = update.ChainedInvokeOptions;
  if (!options) throw invalidParameter("Update for CHAINED_INVOKE operation requires ChainedInvokeOptions.");
  const invoke = draft.put(newOperation(draft, update));
  const target = context.chainedTarget(update, invoke.order);
  const details = {
    FunctionName: options.FunctionName,
    TenantId: options.TenantId,
    Input: payloadDetails(update.Payload),
    ExecutedVersion: target.version,
    DurableExecutionArn: target.arn,
  };
  draft.event("ChainedInvokeStarted", details, invoke);
}

export function cancelChainedInvoke(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  draft.put({ ...requireOpen(update, operation), status: "CANCELLED", endedAtMs: draft.nowMs });
}

/** CONTEXT: a child context, a branch, an iteration, or the frame of a map, parallel or waitForCallback. */
import type { Draft } from "./draft.ts";
import { errorDetails, payloadDetails } from "./details.ts";
import { newOperation, requireNew, requireStatus } from "./operation.ts";
import type { Operation, OperationUpdate } from "./types.ts";

export function startContext(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireNew(update, operation);
  draft.event("ContextStarted", {}, draft.put(newOperation(draft, update)));
}

export function endContext(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireStatus(update, operation, ["STARTED"], "close");
  const open = operation ?? newOperation(draft, update);
  const ended = { ...open, endedAtMs: draft.nowMs, replayChildren: update.ContextOptions?.ReplayChildren };
  if (update.Action === "SUCCEED") {
    draft.put({ ...ended, status: "SUCCEEDED", result: update.Payload });
    draft.event("ContextSucceeded", { Result: payloadDetails(update.Payload) }, ended);
  } else {
    draft.put({ ...ended, status: "FAILED", error: update.Error ?? {} });
    draft.event("ContextFailed", { Error: errorDetails(update.Error) }, ended);
  }
}

/** WAIT: started by the handler, ended by its timer (see outside.ts) or cancelled. */
import { invalidParameter } from "../errors.ts";
import type { Draft } from "./draft.ts";
import { newOperation, requireNew, requireOpen } from "./operation.ts";
import type { Operation, OperationUpdate } from "./types.ts";

export function startWait(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireNew(update, operation);
  const waitSeconds = update.WaitOptions?.WaitSeconds;
  if (waitSeconds === undefined) throw invalidParameter("Update for WAIT operation requires WaitOptions.");
  const dueAtMs = draft.nowMs + waitSeconds * 1000;
  const wait = draft.put({ ...newOperation(draft, update), waitSeconds, dueAtMs });
  draft.event("WaitStarted", { Duration: waitSeconds, ScheduledEndTimestamp: dueAtMs / 1000 }, wait);
}

export function cancelWait(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  const wait = requireOpen(update, operation);
  draft.put({ ...wait, status: "CANCELLED", endedAtMs: draft.nowMs });
  draft.event("WaitCancelled", update.Error ? { Error: { Payload: update.Error, Truncated: false } } : {}, wait);
}

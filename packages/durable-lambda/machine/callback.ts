/** CALLBACK: started by the handler, ended from outside (see outside.ts) or cancelled. */
import type { CheckpointContext } from "./checkpoint.ts";
import type { Draft } from "./draft.ts";
import { newOperation, requireNew, requireOpen } from "./operation.ts";
import type { Operation, OperationUpdate } from "./types.ts";

export function startCallback(
  draft: Draft,
  update: OperationUpdate,
  operation: Operation | undefined,
  context: CheckpointContext,
): void {
  requireNew(update, operation);
  const timeoutSeconds = update.CallbackOptions?.TimeoutSeconds || undefined;
  const heartbeatSeconds = update.CallbackOptions?.HeartbeatTimeoutSeconds || undefined;
  const fresh = newOperation(draft, update);
  const callbackId = context.newCallbackId(fresh.order);
  const after = (seconds: number | undefined) => seconds && draft.nowMs + seconds * 1000;
  const dueAtMs = after(timeoutSeconds);
  const heartbeatDueAtMs = after(heartbeatSeconds);
  const callback = draft.put({ ...fresh, callbackId, heartbeatSeconds, dueAtMs, heartbeatDueAtMs });
  const details = { CallbackId: callbackId, Timeout: timeoutSeconds, HeartbeatTimeout: heartbeatSeconds };
  draft.event("CallbackStarted", details, callback);
}

export function cancelCallback(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  draft.put({ ...requireOpen(update, operation), status: "CANCELLED", endedAtMs: draft.nowMs });
}

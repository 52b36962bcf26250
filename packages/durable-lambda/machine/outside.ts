/**
 * What happens to operations from outside of an invocation: timers, callbacks, ends of chained invokes. Invariants:
 * 1. A timer that no longer matches its operation changes nothing (fired exactly once).
 * 2. A callback or chained invoke ends once; the second answer finds it closed.
 */
import { errorDetails, payloadDetails } from "./details.ts";
import type { Draft } from "./draft.ts";
import { breakOff, changedFromOutside } from "./lifecycle.ts";
import type { ErrorObject, Operation, Outcome, Timer } from "./types.ts";

/** Fires one timer; `operation` is the one it belongs to, if any. */
export function fireTimer(draft: Draft, timer: Timer, operation: Operation | undefined): void {
  if (draft.execution.status !== "RUNNING") return;
  if (timer.kind === "execution") return timeOutExecution(draft);
  if (timer.kind === "wake") return draft.patch({ wakeAtMs: 0 });
  if (operation && operation.type !== "CONTEXT") fireOperationTimer(draft, timer, operation);
}

/** Fires the timers of waits and retries that are overdue, in the order of their due times. */
export function fireOverdue(draft: Draft): void {
  const overdue = [...draft.allOperations()].filter(
    ({ type, dueAtMs }) => isPolled(type) && dueAtMs !== undefined && dueAtMs <= draft.nowMs,
  );
  overdue.sort((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0));
  for (const operation of overdue)
    fireOperationTimer(draft, { dueMs: operation.dueAtMs ?? 0, order: operation.order, kind: "due" }, operation);
}

/** Whether the SDK asks for the end of such an operation itself while its invocation lives. */
export const isPolled = (type: Operation["type"]): boolean => type === "WAIT" || type === "STEP";

function fireOperationTimer(draft: Draft, timer: Timer, operation: Operation): void {
  const due = timer.kind === "heartbeat" ? operation.heartbeatDueAtMs : operation.dueAtMs;
  if (due === undefined || due > draft.nowMs) return;
  if (operation.type === "WAIT" && operation.status === "STARTED") return endWait(draft, operation);
  if (operation.type === "STEP" && operation.status === "PENDING")
    return changedFromOutside(draft, { ...operation, status: "READY", dueAtMs: undefined });
  if (operation.type === "CALLBACK" && operation.status === "STARTED")
    endCallback(draft, operation, { status: "TIMED_OUT", error: callbackTimedOut(timer) });
}

function callbackTimedOut(timer: Timer): ErrorObject {
  const heartbeat = timer.kind === "heartbeat";
  return {
    ErrorType: heartbeat ? "Callback.Heartbeat" : "Callback.Timeout",
    ErrorMessage: heartbeat ? "Callback timed out on heartbeat" : "Callback timed out",
  };
}

function timeOutExecution(draft: Draft): void {
  const ErrorMessage = `Execution timed out after ${draft.execution.timeoutSeconds} seconds.`;
  breakOff(draft, "TIMED_OUT", { ErrorType: "Execution.Timeout", ErrorMessage });
}

function endWait(draft: Draft, operation: Operation): void {
  changedFromOutside(draft, { ...operation, status: "SUCCEEDED", endedAtMs: draft.nowMs });
  draft.event("WaitSucceeded", { Duration: operation.waitSeconds }, operation);
}

const EVENT_SUFFIX = { SUCCEEDED: "Succeeded", FAILED: "Failed", TIMED_OUT: "TimedOut", STOPPED: "Stopped" } as const;

function endWith(draft: Draft, operation: Operation, prefix: string, outcome: Outcome): void {
  const end = outcome.status === "SUCCEEDED" ? { result: outcome.result } : { error: outcome.error };
  changedFromOutside(draft, { ...operation, ...end, status: outcome.status, endedAtMs: draft.nowMs });
  const details =
    outcome.status === "SUCCEEDED"
      ? { Result: payloadDetails(outcome.result) }
      : { Error: errorDetails(outcome.error) };
  draft.event(prefix + EVENT_SUFFIX[outcome.status], details, operation);
}

/** Ends an open callback. */
export function endCallback(draft: Draft, operation: Operation, outcome: Outcome): void {
  endWith(draft, operation, "Callback", outcome);
}

/** Restarts the heartbeat timeout; leaves no event. */
export function heartbeat(draft: Draft, operation: Operation): void {
  if (!operation.heartbeatSeconds) return;
  draft.put({ ...operation, heartbeatDueAtMs: draft.nowMs + operation.heartbeatSeconds * 1000 });
}

/** Ends an open chained invoke. */
export function endChainedInvoke(draft: Draft, operation: Operation, outcome: Outcome): void {
  endWith(draft, operation, "ChainedInvoke", outcome);
}

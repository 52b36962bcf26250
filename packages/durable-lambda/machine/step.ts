/**
 * STEP. Invariants:
 * 1. `attempt` counts finished attempts; the event that ends attempt n carries CurrentAttempt n.
 * 2. A step that crashed while STARTED may end without a second START.
 * 3. The result of a RETRY with payload (waitForCondition) survives until the next one.
 */
import { invalidParameter } from "../errors.ts";
import type { Draft } from "./draft.ts";
import { errorDetails, payloadDetails } from "./details.ts";
import { newOperation, requireStatus } from "./operation.ts";
import type { Operation, OperationUpdate } from "./types.ts";

export function startStep(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireStatus(update, operation, ["READY"], "start");
  const started = operation ?? newOperation(draft, update);
  draft.event("StepStarted", {}, draft.put({ ...started, status: "STARTED", dueAtMs: undefined }));
}

export function endStep(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireStatus(update, operation, ["STARTED", "READY"], "close");
  const step = operation ?? newOperation(draft, update);
  const ended = { ...step, attempt: (step.attempt ?? 0) + 1, endedAtMs: draft.nowMs, dueAtMs: undefined };
  const RetryDetails = { CurrentAttempt: ended.attempt };
  if (update.Action === "SUCCEED") {
    draft.put({ ...ended, status: "SUCCEEDED", result: update.Payload, error: undefined });
    draft.event("StepSucceeded", { Result: payloadDetails(update.Payload), RetryDetails }, ended);
  } else {
    draft.put({ ...ended, status: "FAILED", result: undefined, error: update.Error ?? {} });
    draft.event("StepFailed", { Error: errorDetails(update.Error), RetryDetails }, ended);
  }
}

export function retryStep(draft: Draft, update: OperationUpdate, operation: Operation | undefined): void {
  requireStatus(update, operation, ["STARTED", "READY"], "re-attempt");
  const delaySeconds = update.StepOptions?.NextAttemptDelaySeconds;
  if (delaySeconds === undefined) throw invalidParameter("Invalid StepOptions for the given action.");
  if (update.Error && update.Payload !== undefined)
    throw invalidParameter("Cannot provide both error and payload to RETRY a STEP.");
  const step = operation ?? newOperation(draft, update);
  const dueAtMs = draft.nowMs + delaySeconds * 1000;
  const pending = { ...step, status: "PENDING", attempt: (step.attempt ?? 0) + 1, dueAtMs } as const;
  recordRetry(draft, update, pending, { CurrentAttempt: pending.attempt, NextAttemptDelaySeconds: delaySeconds });
}

function recordRetry(draft: Draft, update: OperationUpdate, pending: Operation, RetryDetails: object): void {
  if (update.Error) {
    draft.put({ ...pending, error: update.Error });
    draft.event("StepFailed", { Error: errorDetails(update.Error), RetryDetails }, pending);
  } else {
    draft.put({ ...pending, result: update.Payload, error: undefined });
    draft.event("StepSucceeded", { Result: payloadDetails(update.Payload), RetryDetails }, pending);
  }
}

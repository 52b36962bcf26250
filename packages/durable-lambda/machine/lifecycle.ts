/**
 * The life of an execution and of its invocations. Invariants:
 * 1. At most one invocation at a time; its tokens die with it.
 * 2. InvocationCompleted is written once for every invocation that ended while the execution ran, before the terminal event.
 * 3. The terminal event is the last event. Nothing changes after it.
 * 4. A RUNNING execution always has an invocation, a wake-up, or an operation that waits for a timer or the outside.
 * 5. A change from outside is either told to the running invocation or causes another one.
 */
import { MAX_EMPTY_PENDING_ANSWERS } from "../limits.ts";
import { Draft } from "./draft.ts";
import { errorDetails, payloadDetails } from "./details.ts";
import { retryPauseMs } from "./retry-pause.ts";
import type { ErrorObject, Execution, Operation, Outcome } from "./types.ts";

/** What the handler answered, or that it did not. */
export type InvocationAnswer =
  | { readonly status: "PENDING" }
  | { readonly status: "SUCCEEDED"; readonly result?: string | undefined }
  | { readonly status: "FAILED"; readonly error: ErrorObject }
  | { readonly status: "CRASHED"; readonly error: ErrorObject };

const NOTHING_PENDING: ErrorObject = {
  ErrorType: "InvalidParameterValueException",
  ErrorMessage: "Cannot return PENDING status with no pending operations.",
};

export function startExecution(execution: Execution): Draft {
  const draft = new Draft({ execution, operations: new Map() }, execution.startedAtMs);
  const details = { Input: payloadDetails(execution.input), ExecutionTimeout: execution.timeoutSeconds };
  draft.event("ExecutionStarted", details, "execution");
  return draft;
}

export function beginInvocation(draft: Draft, requestId: string): void {
  const invocation = { requestId, startedAtMs: draft.nowMs, checkpoints: 0 };
  draft.patch({ invocation, wakeAtMs: undefined, updatedIds: [] });
}

/**
 * Applies what became of the invocation. The caller has checked that it is still the current one. `chance`, from 0 to 1,
 * varies the pause before a repetition.
 */
export function endInvocation(draft: Draft, answer: InvocationAnswer, chance: number): void {
  const problem = problemOf(draft, answer);
  completeInvocation(draft, problem);
  if (problem && answer.status === "SUCCEEDED") return finishExecution(draft, { status: "FAILED", error: problem });
  if (problem) return afterFailure(draft, problem, chance);
  draft.patch({ failures: 0 });
  if (answer.status === "PENDING") {
    if (draft.execution.updatedIds.length > 0) draft.patch({ wakeAtMs: 0 });
  } else if (answer.status !== "CRASHED") finishExecution(draft, answer);
}

function problemOf(draft: Draft, answer: InvocationAnswer): ErrorObject | undefined {
  if (answer.status === "CRASHED") return answer.error;
  if (answer.status === "SUCCEEDED") return tooLong(draft.execution, answer.result);
  const idle = answer.status === "PENDING" && draft.execution.updatedIds.length === 0 && !hasOpenOperation(draft);
  return idle ? NOTHING_PENDING : undefined;
}

function tooLong({ maxResultBytes }: Execution, result: string | undefined): ErrorObject | undefined {
  if (result === undefined || Buffer.byteLength(result) <= maxResultBytes) return undefined;
  const ErrorMessage = `Execution output payload size must be less than or equal to ${maxResultBytes} bytes.`;
  return { ErrorType: "InvalidParameterValueException", ErrorMessage };
}

function afterFailure(draft: Draft, problem: ErrorObject, chance: number): void {
  const failures = draft.execution.failures + 1;
  const idle = problem === NOTHING_PENDING && failures >= MAX_EMPTY_PENDING_ANSWERS;
  if (idle) return finishExecution(draft, { status: "FAILED", error: problem });
  const repetitions = (draft.execution.repetitions ?? 0) + 1;
  draft.patch({ failures, repetitions, wakeAtMs: draft.nowMs + retryPauseMs(failures, chance) });
}

/**
 * The server was stopped while the invocation ran. It is repeated at once, unless it has been failing before: then after
 * the pause that it has come to.
 */
export function interruptInvocation(draft: Draft, error: ErrorObject, chance: number): void {
  const blameless = draft.execution.failures === 0;
  endInvocation(draft, { status: "CRASHED", error }, chance);
  if (blameless) draft.patch({ wakeAtMs: 0 });
}

function completeInvocation(draft: Draft, error?: ErrorObject): void {
  const { invocation } = draft.execution;
  if (!invocation) return;
  draft.patch({ invocation: undefined });
  draft.event("InvocationCompleted", {
    StartTimestamp: invocation.startedAtMs / 1000,
    EndTimestamp: draft.nowMs / 1000,
    RequestId: invocation.requestId,
    Error: error && errorDetails(error),
  });
}

const isOpen = ({ type, status }: Operation) =>
  status === "PENDING" || status === "READY" || (status === "STARTED" && type !== "STEP" && type !== "CONTEXT");

function hasOpenOperation(draft: Draft): boolean {
  for (const operation of draft.allOperations()) if (isOpen(operation)) return true;
  return false;
}

/** The workflow came to its end: by the handler's answer, or by an EXECUTION update (then its invocation is over, too). */
export function finishExecution(draft: Draft, outcome: Exclude<Outcome, { status: "TIMED_OUT" | "STOPPED" }>): void {
  completeInvocation(draft);
  if (outcome.status === "SUCCEEDED") close(draft, "SUCCEEDED", { result: outcome.result });
  else close(draft, outcome.status, { error: outcome.error });
}

/** Ends the execution from outside, whatever is going on. A running invocation is not interrupted, but is no longer heard. */
export function breakOff(draft: Draft, status: "TIMED_OUT" | "STOPPED", error: ErrorObject): void {
  draft.patch({ invocation: undefined });
  close(draft, status, { error });
}

const TERMINAL_EVENT = {
  SUCCEEDED: "ExecutionSucceeded",
  FAILED: "ExecutionFailed",
  TIMED_OUT: "ExecutionTimedOut",
  STOPPED: "ExecutionStopped",
} as const;

type TerminalStatus = keyof typeof TERMINAL_EVENT;
function close(draft: Draft, status: TerminalStatus, end: { result?: string | undefined; error?: ErrorObject }): void {
  draft.patch({ status, endedAtMs: draft.nowMs, wakeAtMs: undefined, updatedIds: [], ...end });
  const details = status === "SUCCEEDED" ? { Result: payloadDetails(end.result) } : { Error: errorDetails(end.error) };
  draft.event(TERMINAL_EVENT[status], details, "execution");
}

/** An operation was changed by a timer or by a caller: somebody has to be told. */
export function changedFromOutside(draft: Draft, operation: Operation): void {
  const { invocation, wakeAtMs, updatedIds } = draft.execution;
  draft.put(operation);
  if (!updatedIds.includes(operation.id)) draft.patch({ updatedIds: [...updatedIds, operation.id] });
  if (!invocation && wakeAtMs === undefined) draft.patch({ wakeAtMs: 0 });
}

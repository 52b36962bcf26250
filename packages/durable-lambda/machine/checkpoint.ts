/**
 * One checkpoint: its updates in order, all or none. Invariants:
 * 1. A token is good for one checkpoint of the current invocation of a RUNNING execution.
 * 2. An update that its operation does not allow throws, and the draft is thrown away with all updates before it.
 * 3. The answer holds every operation that changed since the last answer to this invocation.
 */
import { invalidParameter } from "../errors.ts";
import { startCallback, cancelCallback } from "./callback.ts";
import { startChainedInvoke, cancelChainedInvoke } from "./chained-invoke.ts";
import { endContext, startContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import { finishExecution } from "./lifecycle.ts";
import { meter } from "./quota.ts";
import { endStep, retryStep, startStep } from "./step.ts";
import type { ChainedTarget, Operation, OperationUpdate } from "./types.ts";
import { cancelWait, startWait } from "./wait.ts";

/** What an update needs from outside of the machine. */
export interface CheckpointContext {
  readonly newCallbackId: (order: number) => string;
  readonly chainedTarget: (update: OperationUpdate, order: number) => ChainedTarget;
}

export type Handler = (
  draft: Draft,
  update: OperationUpdate,
  operation: Operation | undefined,
  context: CheckpointContext,
) => void;

const HANDLERS: Readonly<Record<string, Handler | undefined>> = {
  "STEP START": startStep,
  "STEP SUCCEED": endStep,
  "STEP FAIL": endStep,
  "STEP RETRY": retryStep,
  "WAIT START": startWait,
  "WAIT CANCEL": cancelWait,
  "CALLBACK START": startCallback,
  "CALLBACK CANCEL": cancelCallback,
  "CONTEXT START": startContext,
  "CONTEXT SUCCEED": endContext,
  "CONTEXT FAIL": endContext,
  "CHAINED_INVOKE START": startChainedInvoke,
  "CHAINED_INVOKE CANCEL": cancelChainedInvoke,
  "EXECUTION SUCCEED": endExecution,
  "EXECUTION FAIL": endExecution,
};

/** Applies the updates and returns the operations for the answer. */
export function checkpoint(draft: Draft, updates: readonly OperationUpdate[], context: CheckpointContext): Operation[] {
  refuseConflicts(updates);
  for (const update of updates) apply(draft, update, context);
  if (draft.execution.status !== "RUNNING") return [...draft.changed.values()];
  return takeToken(draft);
}

function takeToken(draft: Draft): Operation[] {
  const { invocation, updatedIds } = draft.execution;
  if (invocation)
    draft.patch({ invocation: { ...invocation, checkpoints: invocation.checkpoints + 1 }, updatedIds: [] });
  const answer = new Map(draft.changed);
  for (const id of updatedIds) {
    const operation = draft.operation(id);
    if (operation) answer.set(id, operation);
  }
  return [...answer.values()];
}

function refuseConflicts(updates: readonly OperationUpdate[]): void {
  const ends = updates.filter(({ Type }) => Type === "EXECUTION");
  if (ends.length > 1) throw invalidParameter("Cannot checkpoint multiple EXECUTION updates.");
  if (ends.length === 1 && updates.at(-1) !== ends[0])
    throw invalidParameter("EXECUTION checkpoint must be the last update.");
  refuseRepeatedIds(updates);
}

function refuseRepeatedIds(updates: readonly OperationUpdate[]): void {
  const seen = new Map<string, OperationUpdate>();
  for (const update of updates) {
    const earlier = seen.get(update.Id);
    const twoSteps = update.Type === "STEP" || update.Type === "CONTEXT";
    if (earlier && !(twoSteps && earlier.Action === "START" && update.Action !== "START"))
      throw invalidParameter("Cannot update the same operation twice in a single request.");
    seen.set(update.Id, update);
  }
}

function apply(draft: Draft, update: OperationUpdate, context: CheckpointContext): void {
  const operation = draft.operation(update.Id);
  if (operation) checkKnown(update, operation);
  else if (update.Type !== "EXECUTION") checkNew(draft, update);
  const handler = HANDLERS[`${update.Type} ${update.Action}`];
  if (!handler) throw invalidParameter("Invalid action for the given operation type.");
  checkOutcome(update);
  meter(draft, update, operation);
  handler(draft, update, operation, context);
}

const differs = (given: string | undefined, was: string | undefined) => given !== undefined && given !== was;

/** What an update says of its operation is what the first one said; it may be silent. */
function checkKnown({ Type, SubType, Name, ParentId }: OperationUpdate, known: Operation): void {
  if (differs(Type, known.type)) throw invalidParameter("Inconsistent operation type.");
  if (differs(SubType, known.subType)) throw invalidParameter("Inconsistent operation subtype.");
  if (differs(Name, known.name)) throw invalidParameter("Inconsistent operation name.");
  if (differs(ParentId, known.parentId)) throw invalidParameter("Inconsistent parent operation id.");
}

function checkOutcome({ Action, Payload, Error }: OperationUpdate): void {
  if (Action === "SUCCEED" && Error) throw invalidParameter("Cannot provide an Error for SUCCEED action.");
  if (Action === "FAIL" && Payload !== undefined) throw invalidParameter("Cannot provide a Payload for FAIL action.");
}

function checkNew(draft: Draft, update: OperationUpdate): void {
  if (update.ParentId !== undefined && draft.operation(update.ParentId)?.type !== "CONTEXT")
    throw invalidParameter("Invalid parent operation id.");
}

function endExecution(draft: Draft, update: OperationUpdate): void {
  const { maxResultBytes } = draft.execution;
  if (update.Payload !== undefined && Buffer.byteLength(update.Payload) > maxResultBytes)
    throw invalidParameter(`EXECUTION output payload size must be less than or equal to ${maxResultBytes} bytes.`);
  if (update.Action === "SUCCEED") finishExecution(draft, { status: "SUCCEEDED", result: update.Payload });
  else finishExecution(draft, { status: "FAILED", error: update.Error ?? {} });
}

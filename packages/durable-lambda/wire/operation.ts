/** Operations as the API shows them. `time` renders a server time: epoch seconds in JSON bodies, ISO text in events. */
import type { Execution, Operation } from "../machine/types.ts";

export type RenderTime = (atMs: number) => number | string;

export function wireOperation(operation: Operation, time: RenderTime): object {
  return {
    Id: operation.id,
    ParentId: operation.parentId,
    Name: operation.name,
    Type: operation.type,
    SubType: operation.subType,
    StartTimestamp: time(operation.startedAtMs),
    EndTimestamp: operation.endedAtMs === undefined ? undefined : time(operation.endedAtMs),
    Status: operation.status,
    ...details(operation, time),
  };
}

function details(operation: Operation, time: RenderTime): object {
  const { result: Result, error: Error, dueAtMs } = operation;
  const due = dueAtMs === undefined ? undefined : time(dueAtMs);
  switch (operation.type) {
    case "STEP":
      return { StepDetails: { Attempt: operation.attempt ?? 0, NextAttemptTimestamp: due, Result, Error } };
    case "WAIT":
      return { WaitDetails: { ScheduledEndTimestamp: due } };
    case "CALLBACK":
      return { CallbackDetails: { CallbackId: operation.callbackId, Result, Error } };
    case "CONTEXT":
      return { ContextDetails: { ReplayChildren: operation.replayChildren, Result, Error } };
    case "CHAINED_INVOKE":
      return { ChainedInvokeDetails: { Result, Error } };
  }
}

/** The EXECUTION operation, always the first of a state. */
export function executionOperation(execution: Execution, time: RenderTime): object {
  return {
    Id: execution.id,
    Name: execution.name,
    Type: "EXECUTION",
    StartTimestamp: time(execution.startedAtMs),
    Status: "STARTED",
    ExecutionDetails: { InputPayload: execution.input },
  };
}

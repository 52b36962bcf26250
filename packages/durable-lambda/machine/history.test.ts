/** What each change writes into the history: type, owner and details, as they are sent. */
import { describe, expect, test } from "vitest";
import { beginInvocation, breakOff } from "./lifecycle.ts";
import { endCallback, endChainedInvoke } from "./outside.ts";
import { Subject, retry, START_MS, update, wait } from "./testing/subject.ts";
import type { OperationUpdate } from "./types.ts";

const error = { ErrorType: "E", ErrorMessage: "broken" };
const errorDetails = { Payload: error, Truncated: false };
const result = { Payload: "1", Truncated: false };
const identity = { SubType: "Sub", Id: "a", Name: "name", ParentId: undefined };
const named = { SubType: "Sub", Name: "name" };

/** The events that these updates write, without numbers and times. */
function written(subject: Subject, ...updates: OperationUpdate[]): object[] {
  const before = subject.events.length;
  subject.checkpoint(...updates);
  return subject.events.slice(before).map(({ EventId: _id, EventTimestamp: _at, ...rest }) => rest);
}

function last(subject: Subject): object {
  const { EventId: _id, EventTimestamp: _at, ...rest } = subject.events.at(-1) ?? { EventId: 0, EventTimestamp: 0 };
  return rest;
}

const cancelled = (rest: Partial<OperationUpdate>) => {
  const subject = new Subject();
  subject.checkpoint(wait(60));
  const events = written(subject, update("WAIT", "CANCEL", rest));
  expect(subject.operation("a")).toMatchObject({ status: "CANCELLED", endedAtMs: START_MS });
  return events;
};

test("events are numbered from 1, and timed in seconds", () => {
  const subject = new Subject({ input: '{"a":1}' });
  subject.nowMs += 1500;
  subject.checkpoint(update("STEP", "START", named), update("STEP", "SUCCEED", { Payload: "1" }));
  expect(subject.events).toEqual([
    {
      EventType: "ExecutionStarted",
      EventId: 1,
      EventTimestamp: START_MS / 1000,
      Id: "1-abc",
      Name: "one",
      ExecutionStartedDetails: { Input: { Payload: '{"a":1}', Truncated: false }, ExecutionTimeout: 3600 },
    },
    {
      EventType: "StepStarted",
      EventId: 2,
      EventTimestamp: START_MS / 1000 + 1.5,
      ...identity,
      StepStartedDetails: {},
    },
    {
      EventType: "StepSucceeded",
      EventId: 3,
      EventTimestamp: START_MS / 1000 + 1.5,
      ...identity,
      StepSucceededDetails: { Result: result, RetryDetails: { CurrentAttempt: 1 } },
    },
  ]);
});

test("an operation's events name its parent", () => {
  const subject = new Subject();
  subject.checkpoint(update("CONTEXT", "START", { Id: "frame" }));
  expect(written(subject, update("STEP", "START", { ...named, ParentId: "frame" }))).toEqual([
    { EventType: "StepStarted", ...identity, ParentId: "frame", StepStartedDetails: {} },
  ]);
});

describe("steps", () => {
  test("end with their error", () => {
    const events = written(new Subject(), update("STEP", "FAIL", { ...named, Error: error }));
    const details = { Error: errorDetails, RetryDetails: { CurrentAttempt: 1 } };
    expect(events).toEqual([{ EventType: "StepFailed", ...identity, StepFailedDetails: details }]);
  });

  test("that fail without an error have an empty one", () => {
    const subject = new Subject();
    const details = { Error: { Payload: {}, Truncated: false }, RetryDetails: { CurrentAttempt: 1 } };
    expect(written(subject, update("STEP", "FAIL"))).toMatchObject([{ StepFailedDetails: details }]);
    expect(subject.operation("a").error).toEqual({});
  });

  test("that are retried tell attempt and delay, with the error or the state so far", () => {
    const RetryDetails = { CurrentAttempt: 1, NextAttemptDelaySeconds: 5 };
    expect(written(new Subject(), retry({ Error: error }))).toMatchObject([
      { EventType: "StepFailed", Id: "a", StepFailedDetails: { Error: errorDetails, RetryDetails } },
    ]);
    expect(written(new Subject(), retry({ Payload: "1" }))).toMatchObject([
      { EventType: "StepSucceeded", Id: "a", StepSucceededDetails: { Result: result, RetryDetails } },
    ]);
  });
});

describe("waits", () => {
  test("tell how long they are, when they end, and that they have", () => {
    const subject = new Subject();
    const until = START_MS / 1000 + 60;
    expect(written(subject, { ...wait(60), ...named })).toEqual([
      { EventType: "WaitStarted", ...identity, WaitStartedDetails: { Duration: 60, ScheduledEndTimestamp: until } },
    ]);
    subject.fire("due");
    expect(last(subject)).toEqual({ EventType: "WaitSucceeded", ...identity, WaitSucceededDetails: { Duration: 60 } });
    expect(subject.operation("a")).toMatchObject({ status: "SUCCEEDED", endedAtMs: START_MS + 60_000 });
  });

  test("that are cancelled may tell why", () => {
    expect(cancelled({ Error: error })).toMatchObject([{ WaitCancelledDetails: { Error: errorDetails } }]);
    expect(cancelled({})).toEqual([
      { EventType: "WaitCancelled", ...identity, SubType: undefined, Name: undefined, WaitCancelledDetails: {} },
    ]);
  });
});

describe("callbacks", () => {
  const options = { TimeoutSeconds: 100, HeartbeatTimeoutSeconds: 10 };
  const start = update("CALLBACK", "START", { ...named, CallbackOptions: options });

  test("tell id and time-outs", () => {
    const subject = new Subject();
    const details = { CallbackId: "callback-1", Timeout: 100, HeartbeatTimeout: 10 };
    expect(written(subject, start)).toEqual([
      { EventType: "CallbackStarted", ...identity, CallbackStartedDetails: details },
    ]);
    expect(subject.operation("a")).toMatchObject({
      callbackId: "callback-1",
      heartbeatSeconds: 10,
      dueAtMs: START_MS + 100_000,
      heartbeatDueAtMs: START_MS + 10_000,
    });
  });

  test("without time-outs, or with those of 0, have none", () => {
    for (const CallbackOptions of [undefined, { TimeoutSeconds: 0, HeartbeatTimeoutSeconds: 0 }]) {
      const subject = new Subject();
      expect(written(subject, update("CALLBACK", "START", { CallbackOptions }))).toMatchObject([
        { CallbackStartedDetails: { CallbackId: "callback-1", Timeout: undefined, HeartbeatTimeout: undefined } },
      ]);
      expect(subject.timers.map(({ kind }) => kind)).toEqual(["execution"]);
    }
  });

  test("end with what they were answered", () => {
    const subject = new Subject();
    subject.checkpoint(start);
    subject.change((draft) => endCallback(draft, subject.operation("a"), { status: "SUCCEEDED", result: "1" }));
    expect(last(subject)).toEqual({
      EventType: "CallbackSucceeded",
      ...identity,
      CallbackSucceededDetails: { Result: result },
    });
    expect(subject.operation("a")).toMatchObject({ status: "SUCCEEDED", result: "1", endedAtMs: START_MS });
  });

  test("end with the error they were answered", () => {
    const subject = new Subject();
    subject.checkpoint(start);
    subject.change((draft) => endCallback(draft, subject.operation("a"), { status: "FAILED", error }));
    expect(last(subject)).toMatchObject({
      EventType: "CallbackFailed",
      CallbackFailedDetails: { Error: errorDetails },
    });
    expect(subject.operation("a")).toMatchObject({ status: "FAILED", error });
  });

  test.each([
    ["due", { ErrorType: "Callback.Timeout", ErrorMessage: "Callback timed out" }],
    ["heartbeat", { ErrorType: "Callback.Heartbeat", ErrorMessage: "Callback timed out on heartbeat" }],
  ] as const)("time out by the %s timer, and say so", (kind, Payload) => {
    const subject = new Subject();
    subject.checkpoint(start);
    subject.fire(kind);
    const details = { Error: { Payload, Truncated: false } };
    expect(last(subject)).toMatchObject({ EventType: "CallbackTimedOut", CallbackTimedOutDetails: details });
    expect(subject.operation("a")).toMatchObject({ status: "TIMED_OUT", error: Payload });
  });
});

describe("chained invokes", () => {
  const start = update("CHAINED_INVOKE", "START", {
    ...named,
    Payload: "1",
    ChainedInvokeOptions: { FunctionName: "g", TenantId: "blue" },
  });

  test("tell what they call, and with what", () => {
    const details = {
      FunctionName: "g",
      TenantId: "blue",
      Input: result,
      ExecutedVersion: "7",
      DurableExecutionArn: "arn:target",
    };
    expect(written(new Subject(), start)).toEqual([
      { EventType: "ChainedInvokeStarted", ...identity, ChainedInvokeStartedDetails: details },
    ]);
  });

  test.each([
    ["SUCCEEDED", "ChainedInvokeSucceeded"],
    ["FAILED", "ChainedInvokeFailed"],
    ["TIMED_OUT", "ChainedInvokeTimedOut"],
    ["STOPPED", "ChainedInvokeStopped"],
  ] as const)("end as %s", (status, EventType) => {
    const subject = new Subject();
    subject.checkpoint(start);
    const outcome = status === "SUCCEEDED" ? { status, result: "1" } : { status, error };
    subject.change((draft) => endChainedInvoke(draft, subject.operation("a"), outcome));
    const details = status === "SUCCEEDED" ? { Result: result } : { Error: errorDetails };
    expect(last(subject)).toEqual({ EventType, ...identity, [`${EventType}Details`]: details });
    expect(subject.operation("a").status).toBe(status);
  });
});

test("contexts tell start, result and error", () => {
  const subject = new Subject();
  expect(written(subject, update("CONTEXT", "START", named), update("CONTEXT", "SUCCEED", { Payload: "1" }))).toEqual([
    { EventType: "ContextStarted", ...identity, ContextStartedDetails: {} },
    { EventType: "ContextSucceeded", ...identity, ContextSucceededDetails: { Result: result } },
  ]);
  expect(subject.operation("a")).toMatchObject({ status: "SUCCEEDED", result: "1", endedAtMs: START_MS });
  const failing = new Subject();
  expect(written(failing, update("CONTEXT", "FAIL", { Error: error }))).toMatchObject([
    { EventType: "ContextFailed", Id: "a", ContextFailedDetails: { Error: errorDetails } },
  ]);
  expect(written(new Subject(), update("CONTEXT", "FAIL"))).toMatchObject([
    { ContextFailedDetails: { Error: { Payload: {}, Truncated: false } } },
  ]);
});

describe("invocations", () => {
  test("tell when they ran, and nothing of an error when there was none", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.nowMs += 2000;
    subject.end({ status: "PENDING" });
    expect(subject.events.at(-1)).toEqual({
      EventType: "InvocationCompleted",
      EventId: 3,
      EventTimestamp: START_MS / 1000 + 2,
      InvocationCompletedDetails: {
        StartTimestamp: START_MS / 1000,
        EndTimestamp: START_MS / 1000 + 2,
        RequestId: "r1",
        Error: undefined,
      },
    });
  });

  test("that crashed carry the error", () => {
    const subject = new Subject();
    subject.end({ status: "CRASHED", error });
    expect(last(subject)).toMatchObject({ InvocationCompletedDetails: { RequestId: "r1", Error: errorDetails } });
  });
});

describe("executions", () => {
  const owner = { Id: "1-abc", Name: "one" };

  test("end with result or error", () => {
    const subject = new Subject();
    subject.end({ status: "SUCCEEDED", result: "1" });
    expect(last(subject)).toEqual({
      EventType: "ExecutionSucceeded",
      ...owner,
      ExecutionSucceededDetails: { Result: result },
    });
    expect(subject.state.execution).toMatchObject({ status: "SUCCEEDED", result: "1", endedAtMs: START_MS });
    const failing = new Subject();
    failing.end({ status: "FAILED", error });
    expect(last(failing)).toEqual({
      EventType: "ExecutionFailed",
      ...owner,
      ExecutionFailedDetails: { Error: errorDetails },
    });
    expect(failing.state.execution).toMatchObject({ status: "FAILED", error });
  });

  test("that fail by a checkpoint without an error have an empty one", () => {
    const subject = new Subject();
    subject.checkpoint(update("EXECUTION", "FAIL"));
    expect(last(subject)).toMatchObject({ ExecutionFailedDetails: { Error: { Payload: {}, Truncated: false } } });
  });

  test("are stopped with the caller's error", () => {
    const subject = new Subject();
    subject.change((draft) => breakOff(draft, "STOPPED", error));
    expect(last(subject)).toMatchObject({
      EventType: "ExecutionStopped",
      ExecutionStoppedDetails: { Error: errorDetails },
    });
    expect(subject.state.execution).toMatchObject({
      status: "STOPPED",
      error,
      endedAtMs: START_MS,
      invocation: undefined,
    });
  });

  test("time out, and say after how long", () => {
    const subject = new Subject();
    subject.end({ status: "CRASHED", error });
    subject.change((draft) => beginInvocation(draft, "r2"));
    subject.fire("execution");
    const Payload = { ErrorType: "Execution.Timeout", ErrorMessage: "Execution timed out after 3600 seconds." };
    expect(last(subject)).toEqual({
      EventType: "ExecutionTimedOut",
      ...owner,
      ExecutionTimedOutDetails: { Error: { Payload, Truncated: false } },
    });
  });
});

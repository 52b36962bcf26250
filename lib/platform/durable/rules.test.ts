import { describe, expect, it } from "vitest";
import { isOpen, splitQualified, timelineOf, waitsOn, type HistoryEvent } from "@/lib/platform/durable/rules";

const START_MS = Date.parse("2026-01-01T00:00:00.000Z");
const at = (seconds: number) => new Date(START_MS + seconds * 1000);
const iso = (seconds: number) => at(seconds).toISOString();
const event = (EventType: string, Id: string, seconds: number, more: object = {}): HistoryEvent => ({
  EventType,
  Id,
  EventTimestamp: at(seconds),
  ...more,
});

const STEP = [
  event("StepStarted", "1", 0, { Name: "reserve-pair" }),
  event("StepFailed", "1", 1, {
    StepFailedDetails: {
      Error: { Payload: { ErrorType: "TimeoutError", ErrorMessage: "secret" } },
      RetryDetails: { CurrentAttempt: 1, NextAttemptDelaySeconds: 4 },
    },
  }),
];

describe("a timeline", () => {
  it("shows a step that is to be tried again, with the type of its error and when", () => {
    const [step] = timelineOf(STEP);
    expect(step).toMatchObject({ state: "retrying", attempts: 1, dueAt: iso(5), errorType: "TimeoutError" });
    expect(JSON.stringify(step)).not.toContain("secret");
  });

  it("shows a step that went well in the end with all its attempts", () => {
    const [step] = timelineOf([
      ...STEP,
      event("StepStarted", "1", 5),
      event("StepSucceeded", "1", 6, { StepSucceededDetails: { RetryDetails: { CurrentAttempt: 2 } } }),
    ]);
    expect(step).toMatchObject({
      name: "reserve-pair",
      state: "done",
      attempts: 2,
      startedAt: iso(0),
      endedAt: iso(6),
    });
  });

  it("takes an end without a beginning, and a failure without a type", () => {
    expect(timelineOf([event("StepFailed", "9", 3)])).toMatchObject([{ state: "failed", errorType: "Error" }]);
  });

  it("says until when a timer and a callback wait, and what is open inside what", () => {
    const timeline = timelineOf([
      event("ExecutionStarted", "x", 0),
      event("ContextStarted", "1", 0, { Name: "await-payment" }),
      event("CallbackStarted", "2", 1, {
        ParentId: "1",
        CallbackStartedDetails: { CallbackId: "secret", Timeout: 3600 },
      }),
    ]);
    expect(timeline.map(({ name, kind, depth }) => [name, kind, depth])).toEqual([
      ["await-payment", "group", 0],
      ["await-payment", "callback", 1],
    ]);
    expect(waitsOn(timeline)).toMatchObject({ kind: "callback", state: "waiting", dueAt: iso(3601) });
    expect(JSON.stringify(timeline)).not.toContain("secret");
  });

  it("knows how operations end", () => {
    const timeline = timelineOf([
      event("WaitStarted", "1", 0, { WaitStartedDetails: { ScheduledEndTimestamp: at(60) } }),
      event("CallbackStarted", "2", 0),
      event("CallbackTimedOut", "2", 9),
      event("WaitStarted", "3", 0),
      event("WaitCancelled", "3", 1),
    ]);
    expect(timeline.map(({ state }) => state)).toEqual(["waiting", "timed_out", "stopped"]);
    expect(timeline[0]?.dueAt).toBe(iso(60));
    expect(timeline.filter(isOpen)).toHaveLength(1);
  });

  it("shows what was open when the execution was stopped as stopped with it", () => {
    const timeline = timelineOf([
      event("ContextStarted", "1", 0, { Name: "await-decision" }),
      event("CallbackStarted", "2", 1, { ParentId: "1", CallbackStartedDetails: { Timeout: 3600 } }),
      event("ExecutionStopped", "x", 9),
    ]);
    const ended = { state: "stopped", endedAt: iso(9), dueAt: null };
    expect(timeline).toMatchObject([ended, ended]);
    expect(waitsOn(timeline)).toBeUndefined();
  });

  it("says all that is known of an operation as it begins, and as it ends", () => {
    const parent = event("ContextStarted", "1", 0, { Name: "pay" });
    const begun = event("StepStarted", "2", 1, { ParentId: "1", Name: "charge" });
    const charge = { id: "2", name: "charge", kind: "step", depth: 1, startedAt: iso(1), attempts: 1, dueAt: null };
    expect(timelineOf([parent, begun])[1]).toEqual({ ...charge, state: "running", endedAt: null, errorType: null });
    expect(timelineOf([parent, begun, event("StepSucceeded", "2", 2)])[1]).toEqual({
      ...charge,
      state: "done",
      endedAt: iso(2),
      errorType: null,
    });
  });

  it.each([
    ["Step", "step", "running"],
    ["Wait", "wait", "waiting"],
    ["Callback", "callback", "waiting"],
    ["Context", "group", "running"],
    ["ChainedInvoke", "call", "running"],
  ])("knows a %s, named after its kind where it has no name", (type, kind, state) =>
    expect(timelineOf([event(`${type}Started`, "1", 0)])).toMatchObject([{ name: kind, kind, state, depth: 0 }]),
  );

  it.each([
    ["Succeeded", "done", null],
    ["Failed", "failed", "Error"],
    ["TimedOut", "timed_out", null],
    ["Cancelled", "stopped", null],
    ["Stopped", "stopped", null],
    ["Completed", "done", null],
  ])("%s is an end", (phase, state, errorType) =>
    expect(timelineOf([event("ChainedInvokeStarted", "1", 0), event(`ChainedInvoke${phase}`, "1", 9)])).toMatchObject([
      { state, errorType, endedAt: iso(9), attempts: 1 },
    ]),
  );

  it("counts the attempts, and shows the next one as running with nothing due", () => {
    const [step] = timelineOf([...STEP, event("StepStarted", "1", 5)]);
    expect(step).toMatchObject({ state: "running", attempts: 2, dueAt: null, startedAt: iso(0) });
  });

  it("takes a failure that no attempt follows for the end", () => {
    const RetryDetails = { CurrentAttempt: 3, NextAttemptDelaySeconds: 0 };
    const failed = event("StepFailed", "1", 1, { StepFailedDetails: { RetryDetails, Error: {} } });
    expect(timelineOf([event("StepStarted", "1", 0), failed])).toMatchObject([
      { state: "failed", attempts: 3, errorType: "Error", endedAt: iso(1), dueAt: null },
    ]);
  });

  it("places an end without a beginning where it belongs", () => {
    const timeline = timelineOf([
      event("ContextStarted", "1", 0, { Name: "await-payment" }),
      event("CallbackTimedOut", "2", 9, { ParentId: "1" }),
    ]);
    expect(timeline[1]).toMatchObject({ name: "await-payment", depth: 1, state: "timed_out", endedAt: iso(9) });
  });

  it.each(["ReStepStarted", "StepStarted.v2", "LoopStarted", "Step", undefined])("leaves out %s", (EventType) =>
    expect(timelineOf([{ EventType, Id: "1", EventTimestamp: at(0) }])).toEqual([]),
  );

  it("leaves out what has no id, and counts a missing time as the first", () => {
    expect(timelineOf([{ EventType: "StepStarted", EventTimestamp: at(0) }])).toEqual([]);
    const timeless = { EventType: "CallbackStarted", Id: "1", CallbackStartedDetails: { Timeout: 60 } };
    expect(timelineOf([timeless])).toMatchObject([
      { startedAt: "1970-01-01T00:00:00.000Z", dueAt: "1970-01-01T00:01:00.000Z" },
    ]);
  });

  it.each(["Succeeded", "Failed", "TimedOut", "Stopped"])("ends with an execution that has %s", (how) => {
    const events = [
      event("StepStarted", "1", 0),
      event("StepSucceeded", "1", 1),
      event("StepStarted", "2", 2),
      event(`Execution${how}`, "x", 9),
    ];
    expect(timelineOf(events)).toMatchObject([
      { state: "done", endedAt: iso(1) },
      { state: "stopped", endedAt: iso(9) },
    ]);
  });

  it.each(["ExecutionStarted", "ExecutionStoppedLate", "ReExecutionStopped", undefined])(
    "goes on after %s",
    (EventType) =>
      expect(timelineOf([event("StepStarted", "1", 0), { EventType, EventTimestamp: at(9) }])).toMatchObject([
        { state: "running", endedAt: null },
      ]),
  );

  it("of nothing is empty, and nothing is waited on", () => {
    expect(timelineOf([])).toEqual([]);
    expect(waitsOn([])).toBeUndefined();
  });
});

const waitedOn = (...events: readonly HistoryEvent[]) => waitsOn(timelineOf(events))?.id;

describe("what an execution waits on", () => {
  const outer = event("ContextStarted", "1", 0, { Name: "outer" });
  const inner = event("ContextStarted", "2", 1, { Name: "inner" });

  it("is the operation that is open, though a group began after it", () =>
    expect(waitedOn(outer, event("WaitStarted", "w", 1), inner)).toBe("w"));

  it("is the latest of several, and a step between two attempts counts", () => {
    expect(waitedOn(event("WaitStarted", "w", 0), event("CallbackStarted", "c", 0))).toBe("c");
    expect(waitedOn(event("WaitStarted", "w", 0), ...STEP)).toBe("1");
  });

  it("is a group where nothing in it has begun: the innermost", () => expect(waitedOn(outer, inner)).toBe("2"));

  it("is nothing that has ended", () =>
    expect(waitedOn(event("WaitStarted", "w", 0), event("StepStarted", "s", 0), event("StepSucceeded", "s", 1))).toBe(
      "w",
    ));
});

it("a qualified name is split at its last colon", () => {
  expect(splitQualified("order:$LATEST")).toEqual({ functionName: "order", qualifier: "$LATEST" });
  expect(splitQualified("arn:aws:lambda:eu:1:function:order:7").functionName).toBe(
    "arn:aws:lambda:eu:1:function:order",
  );
  expect(splitQualified("order")).toEqual({ functionName: "order", qualifier: undefined });
  expect(splitQualified("order:7:")).toEqual({ functionName: "order:7:", qualifier: undefined });
});

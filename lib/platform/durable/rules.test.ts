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

  it("of nothing is empty, and nothing is waited on", () => {
    expect(timelineOf([])).toEqual([]);
    expect(waitsOn([])).toBeUndefined();
  });
});

it("a qualified name is split at its last colon", () => {
  expect(splitQualified("order:$LATEST")).toEqual({ functionName: "order", qualifier: "$LATEST" });
  expect(splitQualified("arn:aws:lambda:eu:1:function:order:7").functionName).toBe(
    "arn:aws:lambda:eu:1:function:order",
  );
});

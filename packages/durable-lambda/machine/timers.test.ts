/** Timers: a pure function of the state; each fires once, and only while its operation waits for it. */
import { describe, expect, test } from "vitest";
import { RETENTION_DAY_MS } from "../limits.ts";
import { breakOff, startExecution } from "./lifecycle.ts";
import { fireOverdue, fireTimer, heartbeat, isPolled } from "./outside.ts";
import { execution, retry, START_MS, Subject, update, wait } from "./testing/subject.ts";
import { executionTimers, operationTimers } from "./timers.ts";
import type { Operation, Timer } from "./types.ts";

const operation = (rest: Partial<Operation>): Operation => ({
  order: 3,
  id: "a",
  type: "WAIT",
  status: "STARTED",
  startedAtMs: START_MS,
  ...rest,
});
const due = (dueMs: number, order = 1): Timer => ({ dueMs, order, kind: "due" });

const retention = (dueMs: number) => [{ dueMs, order: 0, kind: "retention" }];
const beat = (dueMs: number) => [{ dueMs, order: 1, kind: "heartbeat" }];
const at = (Id: string, seconds: number) => ({ ...wait(seconds), Id });
const change = (subject: Subject, apply: Parameters<Subject["change"]>[0]) => {
  const draft = subject.draft();
  apply(draft);
  return draft.timers();
};

describe("the timers of a state", () => {
  test.each<[string, Partial<Operation>, Timer[]]>([
    ["a wait", { dueAtMs: 7 }, [due(7, 3)]],
    ["a pending step", { type: "STEP", status: "PENDING", dueAtMs: 7 }, [due(7, 3)]],
    [
      "a callback",
      { type: "CALLBACK", dueAtMs: 7, heartbeatDueAtMs: 5 },
      [due(7, 3), { dueMs: 5, order: 3, kind: "heartbeat" }],
    ],
    ["a callback without time-outs", { type: "CALLBACK" }, []],
    ["a started step", { type: "STEP", dueAtMs: 7 }, []],
    ["a wait that has ended", { status: "SUCCEEDED", dueAtMs: 7 }, []],
    ["a context", { type: "CONTEXT", dueAtMs: 7 }, []],
    ["a chained invoke", { type: "CHAINED_INVOKE", dueAtMs: 7 }, []],
  ])("%s", (_what, rest, timers) => {
    expect(operationTimers(operation(rest))).toEqual(timers);
  });

  test("an execution that runs has its time-out, and its wake-up if there is one later", () => {
    const timeout = { dueMs: START_MS + 3_600_000, order: 0, kind: "execution" };
    expect(executionTimers({ ...execution, wakeAtMs: undefined })).toEqual([timeout]);
    expect(executionTimers({ ...execution, wakeAtMs: 0 })).toEqual([timeout]);
    expect(executionTimers({ ...execution, wakeAtMs: 9 })).toEqual([timeout, { dueMs: 9, order: 0, kind: "wake" }]);
  });

  test("an execution that has ended has its retention", () => {
    const ended = { ...execution, status: "FAILED", retentionDays: 2 } as const;
    expect(executionTimers({ ...ended, endedAtMs: START_MS + 5 })).toEqual(
      retention(START_MS + 5 + 2 * RETENTION_DAY_MS),
    );
    expect(executionTimers(ended)).toEqual(retention(START_MS + 2 * RETENTION_DAY_MS));
  });
});

describe("what a draft adds and removes", () => {
  test("nothing when nothing changed", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    expect(change(subject, () => undefined)).toEqual({ added: [], removed: [] });
    expect(change(subject, (draft) => draft.put({ ...subject.operation("a"), name: "other" }))).toEqual({
      added: [],
      removed: [],
    });
  });

  test("a moved heartbeat: the new time for the old", () => {
    const subject = new Subject();
    subject.checkpoint(
      update("CALLBACK", "START", { CallbackOptions: { TimeoutSeconds: 9, HeartbeatTimeoutSeconds: 5 } }),
    );
    subject.nowMs += 1000;
    expect(change(subject, (draft) => heartbeat(draft, subject.operation("a")))).toEqual({
      added: beat(START_MS + 6000),
      removed: beat(START_MS + 5000),
    });
  });

  test("timers of the same time and operation are told apart by kind, those of the same kind by operation", () => {
    const subject = new Subject();
    const CallbackOptions = { TimeoutSeconds: 5, HeartbeatTimeoutSeconds: 5 };
    subject.checkpoint(update("CALLBACK", "START", { CallbackOptions }), { ...wait(5), Id: "b" });
    const without = change(subject, (draft) => draft.put({ ...subject.operation("a"), heartbeatDueAtMs: undefined }));
    expect(without).toEqual({ added: [], removed: [{ dueMs: START_MS + 5000, order: 1, kind: "heartbeat" }] });
    const gone = change(subject, (draft) => {
      draft.put({ ...subject.operation("a"), status: "CANCELLED" });
      draft.put({ ...subject.operation("b"), name: "stays" });
    });
    expect(gone.removed.map(({ order }) => order)).toEqual([1, 1]);
    expect(gone.added).toEqual([]);
  });

  test("the first draft of an execution adds its time-out", () => {
    const timeout = { dueMs: START_MS + 3_600_000, order: 0, kind: "execution" };
    expect(startExecution(execution).timers()).toEqual({ added: [timeout], removed: [] });
  });

  test("the end removes every timer, also of what the same draft changed or began", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60), { ...wait(70), Id: "b" });
    const CallbackOptions = { TimeoutSeconds: 9 };
    subject.checkpoint(
      update("CALLBACK", "START", { Id: "c", CallbackOptions }),
      update("WAIT", "CANCEL", { Id: "b" }),
      update("EXECUTION", "SUCCEED", { Id: "e" }),
    );
    expect(subject.timers).toEqual([{ dueMs: START_MS + RETENTION_DAY_MS, order: 0, kind: "retention" }]);
  });

  test("the end lists a timer once, also when the same draft changed its operation", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    const { removed } = change(subject, (draft) => {
      draft.put({ ...subject.operation("a"), name: "other" });
      breakOff(draft, "STOPPED", {});
    });
    expect(removed.map(({ kind }) => kind)).toEqual(["execution", "due"]);
  });

  test("what has ended keeps its retention alone, whatever is put afterwards", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.end({ status: "FAILED", error: {} });
    expect(change(subject, () => undefined)).toEqual({ added: [], removed: [] });
  });
});

describe("a timer", () => {
  test("wakes an execution", () => {
    const subject = new Subject();
    subject.end({ status: "CRASHED", error: {} });
    subject.fire("wake");
    expect(subject.state.execution).toMatchObject({ status: "RUNNING", wakeAtMs: 0 });
  });

  test("changes nothing after the end", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    const timers = [...subject.timers, { dueMs: 0, order: 0, kind: "wake" } as const];
    subject.end({ status: "FAILED", error: {} });
    const before = subject.state.execution;
    for (const timer of timers) subject.change((draft) => fireTimer(draft, timer, subject.operation("a")));
    expect(subject.state.execution).toEqual(before);
  });

  test("that is early, or no longer its operation's, changes nothing", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    const silent = (timer: Timer, of: Operation | undefined) => {
      const draft = subject.draft();
      fireTimer(draft, timer, of);
      expect([draft.events, [...draft.changed]]).toEqual([[], []]);
    };
    subject.nowMs += 59_999;
    silent(due(START_MS + 60_000), subject.operation("a"));
    subject.nowMs += 1;
    silent(due(START_MS + 60_000), undefined);
    silent(due(START_MS + 60_000), operation({})); // a time that is not there
    silent({ dueMs: 1, order: 1, kind: "heartbeat" }, subject.operation("a"));
    for (const status of ["SUCCEEDED", "CANCELLED"] as const)
      for (const type of ["WAIT", "STEP", "CALLBACK"] as const) silent(due(1), operation({ type, status, dueAtMs: 1 }));
    silent(due(1), operation({ type: "STEP", status: "STARTED", dueAtMs: 1 }));
    silent(due(1), operation({ type: "WAIT", status: "PENDING", dueAtMs: 1 }));
    silent(due(1), operation({ type: "CHAINED_INVOKE", dueAtMs: 1 }));
    silent(due(1), operation({ type: "CONTEXT", dueAtMs: 1 }));
  });

  test("that is due makes a pending step ready, and takes its time away", () => {
    const subject = new Subject();
    subject.checkpoint(retry());
    subject.fire("due");
    expect(subject.operation("a")).toMatchObject({ status: "READY", dueAtMs: undefined });
    expect(subject.types).not.toContain("WaitSucceeded");
  });
});

describe("overdue waits and retries", () => {
  test("fire in the order of their due times, up to now", () => {
    const subject = new Subject();
    subject.checkpoint(at("late", 3), at("early", 1), at("now", 5), at("future", 6), { ...retry(), Id: "retry" });
    subject.nowMs += 5000;
    subject.change(fireOverdue);
    expect(subject.events.filter(({ EventType }) => EventType === "WaitSucceeded").map(({ Id }) => Id)).toEqual([
      "early",
      "late",
      "now",
    ]);
    expect(subject.state.execution.updatedIds).toEqual(["early", "late", "now", "retry"]);
    expect(subject.operation("future").status).toBe("STARTED");
  });

  test("include what the same draft began", () => {
    const subject = new Subject();
    subject.change((draft) => {
      draft.put(operation({ dueAtMs: START_MS }));
      fireOverdue(draft);
    });
    expect(subject.operation("a").status).toBe("SUCCEEDED");
  });

  test("fire once, also when the same draft changed them", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.nowMs += 1000;
    subject.change((draft) => {
      draft.put({ ...subject.operation("a"), name: "other" });
      fireOverdue(draft);
    });
    expect(subject.types.filter((type) => type === "WaitSucceeded")).toHaveLength(1);
  });

  test("leave callbacks to their own timers", () => {
    const subject = new Subject();
    subject.checkpoint(update("CALLBACK", "START", { CallbackOptions: { TimeoutSeconds: 1 } }));
    subject.nowMs += 5000;
    subject.change(fireOverdue);
    expect(subject.operation("a").status).toBe("STARTED");
  });

  test("are those that the SDK asks for itself", () => {
    const polled = (["STEP", "WAIT", "CALLBACK", "CONTEXT", "CHAINED_INVOKE"] as const).filter(isPolled);
    expect(polled).toEqual(["STEP", "WAIT"]);
  });
});

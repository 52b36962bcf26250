/** The pure state machine: its invariants, without clock, disk or processes. */
import { describe, expect, test } from "vitest";
import { MAX_EMPTY_PENDING_ANSWERS } from "../limits.ts";
import { ApiError } from "../errors.ts";
import { beginInvocation, breakOff } from "./lifecycle.ts";
import { endCallback, endChainedInvoke, fireTimer, heartbeat } from "./outside.ts";
import { START_MS, Subject, retry, update, wait } from "./testing/subject.ts";
import type { OperationUpdate } from "./types.ts";

describe("checkpoints", () => {
  test("a refused update leaves nothing behind of the ones before it", () => {
    const subject = new Subject();
    const before = subject.state;
    expect(() => subject.checkpoint(update("STEP", "START"), update("WAIT", "CANCEL", { Id: "b" }))).toThrow(ApiError);
    expect(subject.state).toBe(before);
    expect(subject.types).toEqual(["ExecutionStarted"]);
  });

  test.each<[string, OperationUpdate[]]>([
    ["an action its type does not know", [update("WAIT", "RETRY")]],
    ["a parent that does not exist", [update("STEP", "START", { ParentId: "nobody" })]],
    ["a parent that is not a context", [update("STEP", "START"), update("STEP", "START", { Id: "b", ParentId: "a" })]],
    ["the same id twice", [update("STEP", "SUCCEED"), update("STEP", "FAIL")]],
    ["another type for the same id", [update("STEP", "START"), update("CONTEXT", "SUCCEED")]],
    ["a retry without a delay", [update("STEP", "RETRY")]],
    ["a retry with error and payload", [retry({ Payload: "1", Error: {} })]],
    ["a wait without a duration", [update("WAIT", "START")]],
    ["an invoke without a target", [update("CHAINED_INVOKE", "START")]],
    ["anything after the end", [update("EXECUTION", "SUCCEED"), update("STEP", "START", { Id: "b" })]],
  ])("refuse %s", (_what, updates) => {
    expect(() => new Subject().checkpoint(...updates)).toThrow(ApiError);
  });

  test("refuse to start or end twice", () => {
    const subject = new Subject();
    subject.checkpoint(update("STEP", "START"), update("STEP", "SUCCEED", { Payload: "1" }));
    for (const action of ["START", "SUCCEED", "FAIL"] as const)
      expect(() => subject.checkpoint(update("STEP", action))).toThrow(ApiError);
  });

  test("use up a token each, and answer with what changed from outside meanwhile", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.fire("due");
    const answer = subject.checkpoint();
    expect(answer.map(({ id, status }) => [id, status])).toEqual([["a", "SUCCEEDED"]]);
    expect(subject.checkpoint()).toEqual([]);
    expect(subject.state.execution.invocation?.checkpoints).toBe(3);
  });

  test("a result that is checkpointed ends invocation and execution", () => {
    const subject = new Subject();
    subject.checkpoint(update("EXECUTION", "SUCCEED", { Payload: '"large"' }));
    expect(subject.types).toEqual(["ExecutionStarted", "InvocationCompleted", "ExecutionSucceeded"]);
    expect(subject.state.execution).toMatchObject({ status: "SUCCEEDED", result: '"large"', invocation: undefined });
    const failing = new Subject();
    failing.checkpoint(update("EXECUTION", "FAIL", { Error: { ErrorType: "E" } }));
    expect(failing.state.execution).toMatchObject({ status: "FAILED", error: { ErrorType: "E" } });
  });
});

describe("steps", () => {
  test("attempts count up, and the event that ends one carries its number", () => {
    const subject = new Subject();
    subject.checkpoint(update("STEP", "START"), retry({ Error: { ErrorType: "E" } }));
    expect(subject.operation("a")).toMatchObject({ status: "PENDING", attempt: 1, dueAtMs: START_MS + 5000 });
    subject.end({ status: "PENDING" });
    subject.fire("due");
    expect(subject.operation("a").status).toBe("READY");
    expect(subject.state.execution.wakeAtMs).toBe(0);
    subject.checkpoint(update("STEP", "START"), update("STEP", "SUCCEED", { Payload: "1" }));
    expect(subject.operation("a")).toMatchObject({ status: "SUCCEEDED", attempt: 2, result: "1", error: undefined });
    expect(subject.events.at(-1)).toMatchObject({ StepSucceededDetails: { RetryDetails: { CurrentAttempt: 2 } } });
  });

  test("the state of a condition survives its retries", () => {
    const subject = new Subject();
    subject.checkpoint(update("STEP", "START"), retry({ Payload: "41" }));
    subject.fire("due");
    subject.checkpoint(update("STEP", "START"));
    expect(subject.operation("a").result).toBe("41");
    expect(subject.types).toContain("StepSucceeded");
  });
});

describe("waits, callbacks, invokes", () => {
  test("a wait can be cancelled, and its timer goes with it", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.checkpoint(update("WAIT", "CANCEL", { Error: { ErrorType: "Never mind" } }));
    expect(subject.timers.map(({ kind }) => kind)).toEqual(["execution"]);
    expect(subject.types.at(-1)).toBe("WaitCancelled");
  });

  test("a heartbeat moves only the heartbeat timer", () => {
    const subject = new Subject();
    const options = { TimeoutSeconds: 100, HeartbeatTimeoutSeconds: 10 };
    subject.checkpoint(update("CALLBACK", "START", { CallbackOptions: options }));
    subject.nowMs += 9000;
    subject.change((draft) => heartbeat(draft, subject.operation("a")));
    expect(subject.timers.find(({ kind }) => kind === "heartbeat")?.dueMs).toBe(START_MS + 19_000);
    subject.fire("heartbeat");
    expect(subject.operation("a")).toMatchObject({ status: "TIMED_OUT", error: { ErrorType: "Callback.Heartbeat" } });
    expect(subject.timers.map(({ kind }) => kind)).not.toContain("due");
  });

  test("a heartbeat for a callback without one changes nothing", () => {
    const subject = new Subject();
    subject.checkpoint(update("CALLBACK", "START"));
    subject.change((draft) => heartbeat(draft, subject.operation("a")));
    expect(subject.timers.map(({ kind }) => kind)).toEqual(["execution"]);
  });

  test("callbacks and invokes can be cancelled", () => {
    const subject = new Subject();
    const target = { Id: "b", ChainedInvokeOptions: { FunctionName: "g" } };
    subject.checkpoint(update("CALLBACK", "START"), update("CHAINED_INVOKE", "START", target));
    subject.checkpoint(update("CALLBACK", "CANCEL"), update("CHAINED_INVOKE", "CANCEL", { Id: "b" }));
    expect([subject.operation("a").status, subject.operation("b").status]).toEqual(["CANCELLED", "CANCELLED"]);
  });

  test("the end of a chained invoke wakes the execution once", () => {
    const subject = new Subject();
    subject.checkpoint(update("CHAINED_INVOKE", "START", { ChainedInvokeOptions: { FunctionName: "g" } }));
    subject.end({ status: "PENDING" });
    const outcome = { status: "STOPPED", error: { ErrorType: "E" } } as const;
    subject.change((draft) => endChainedInvoke(draft, subject.operation("a"), outcome));
    expect(subject.types.at(-1)).toBe("ChainedInvokeStopped");
    expect(subject.state.execution).toMatchObject({ wakeAtMs: 0, updatedIds: ["a"] });
  });
});

describe("contexts", () => {
  test("keep whether their children are to be replayed", () => {
    const subject = new Subject();
    const ContextOptions = { ReplayChildren: true };
    subject.checkpoint(update("CONTEXT", "START"), update("CONTEXT", "SUCCEED", { Payload: "", ContextOptions }));
    expect(subject.operation("a")).toMatchObject({ status: "SUCCEEDED", replayChildren: true, result: "" });
    subject.checkpoint(update("CONTEXT", "FAIL", { Id: "b", Error: { ErrorType: "E" } }));
    expect(subject.operation("b")).toMatchObject({ status: "FAILED", error: { ErrorType: "E" } });
  });
});

describe("the life of an execution", () => {
  test("a crash is recorded and repeated later, each time later", () => {
    const subject = new Subject();
    const error = { ErrorType: "Runtime.ExitError" };
    subject.end({ status: "CRASHED", error });
    const first = (subject.state.execution.wakeAtMs ?? 0) - subject.nowMs;
    subject.fire("wake");
    subject.change((draft) => beginInvocation(draft, "r2"));
    subject.end({ status: "CRASHED", error });
    expect((subject.state.execution.wakeAtMs ?? 0) - subject.nowMs).toBe(2 * first);
    expect(subject.types.filter((type) => type === "InvocationCompleted")).toHaveLength(2);
  });

  test("PENDING with nothing pending fails in the end", () => {
    const subject = new Subject();
    for (let i = 0; i < MAX_EMPTY_PENDING_ANSWERS; i++) {
      subject.end({ status: "PENDING" });
      if (subject.state.execution.status === "RUNNING") subject.change((draft) => beginInvocation(draft, `r${i + 2}`));
    }
    expect(subject.state.execution).toMatchObject({ status: "FAILED" });
    expect(subject.types.at(-1)).toBe("ExecutionFailed");
  });

  test("PENDING after an unseen change invokes again at once", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.fire("due");
    expect(subject.state.execution.wakeAtMs).toBeUndefined();
    subject.end({ status: "PENDING" });
    expect(subject.state.execution.wakeAtMs).toBe(0);
  });

  test("a result that is too large fails the execution", () => {
    const subject = new Subject();
    subject.end({ status: "SUCCEEDED", result: "x".repeat(1001) });
    expect(subject.state.execution).toMatchObject({ status: "FAILED" });
  });

  test("a time-out ends it with all its timers, and nothing follows", () => {
    const subject = new Subject();
    subject.checkpoint(wait(7200), update("CALLBACK", "START", { Id: "b", CallbackOptions: { TimeoutSeconds: 9000 } }));
    subject.fire("execution");
    expect(subject.state.execution).toMatchObject({ status: "TIMED_OUT", invocation: undefined });
    expect(subject.timers.map(({ kind }) => kind)).toEqual(["retention"]);
    const before = subject.events.length;
    subject.change((draft) => fireTimer(draft, { dueMs: 0, order: 1, kind: "due" }, subject.operation("a")));
    expect(subject.events).toHaveLength(before);
  });

  test("a stop leaves open operations open", () => {
    const subject = new Subject();
    subject.checkpoint(update("CALLBACK", "START"));
    subject.change((draft) => breakOff(draft, "STOPPED", { ErrorType: "E" }));
    expect(subject.operation("a").status).toBe("STARTED");
    expect(subject.types.at(-1)).toBe("ExecutionStopped");
  });

  test("a callback answered while suspended wakes it, and event ids have no gaps", () => {
    const subject = new Subject();
    subject.checkpoint(update("CALLBACK", "START"));
    subject.end({ status: "PENDING" });
    subject.change((draft) => endCallback(draft, subject.operation("a"), { status: "SUCCEEDED", result: "1" }));
    subject.change((draft) => beginInvocation(draft, "r2"));
    subject.end({ status: "FAILED", error: { ErrorType: "E" } });
    expect(subject.events.map(({ EventId }) => EventId)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

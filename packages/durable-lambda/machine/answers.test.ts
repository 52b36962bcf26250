/** What a checkpoint answers, and what an invocation's end leads to. */
import { describe, expect, test } from "vitest";
import { FIRST_RETRY_PAUSE_MS, MAX_EMPTY_PENDING_ANSWERS, MAX_RETRY_PAUSE_MS } from "../limits.ts";
import { checkpoint } from "./checkpoint.ts";
import { beginInvocation, changedFromOutside, endInvocation, interruptInvocation } from "./lifecycle.ts";
import { retry, START_MS, Subject, update, wait } from "./testing/subject.ts";
import type { OperationUpdate } from "./types.ts";

const error = { ErrorType: "E" };
const ids = (operations: readonly { id: string }[]) => operations.map(({ id }) => id);

const noContext = { newCallbackId: () => "", chainedTarget: () => ({}) };
const wait2 = () => ({ ...wait(1), Id: "b" });

describe("a checkpoint answers", () => {
  test("with what it changed", () => {
    const subject = new Subject();
    expect(ids(subject.checkpoint(update("STEP", "START"), wait2()))).toEqual(["a", "b"]);
  });

  test("with what it changed at the end of the execution, too", () => {
    const subject = new Subject();
    expect(ids(subject.checkpoint(update("STEP", "START"), update("EXECUTION", "SUCCEED", { Id: "e" })))).toEqual([
      "a",
    ]);
  });

  test("with what changed outside, once, and only with what exists", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.fire("due");
    subject.change((draft) => draft.patch({ updatedIds: [...draft.execution.updatedIds, "gone"] }));
    expect(ids(subject.checkpoint(update("STEP", "START", { Id: "b" })))).toEqual(["b", "a"]);
    expect(subject.state.execution.updatedIds).toEqual([]);
  });

  test("although no invocation runs", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.end({ status: "PENDING" });
    const draft = subject.draft();
    expect(() => checkpoint(draft, [], noContext)).not.toThrow();
    expect(draft.execution.invocation).toBeUndefined();
  });
});

const pauseWith = (chance: number) => {
  const subject = new Subject();
  subject.end({ status: "CRASHED", error }, chance);
  return (subject.state.execution.wakeAtMs ?? 0) - subject.nowMs;
};

describe("an invocation that crashes", () => {
  test("is repeated after a pause that doubles up to an hour", () => {
    const subject = new Subject();
    const pauses: number[] = [];
    for (let i = 0; i < 2000; i++) {
      subject.end({ status: "CRASHED", error });
      pauses.push((subject.state.execution.wakeAtMs ?? 0) - subject.nowMs);
      subject.change((draft) => beginInvocation(draft, `r${i}`));
    }
    const first = FIRST_RETRY_PAUSE_MS;
    expect(pauses.slice(0, 4)).toEqual([first, 2 * first, 4 * first, 8 * first]);
    expect(pauses.at(-1)).toBe(MAX_RETRY_PAUSE_MS);
    expect(MAX_RETRY_PAUSE_MS).toBe(3_600_000);
    expect(subject.state.execution.status).toBe("RUNNING"); // however often
  });

  test("is repeated up to a quarter of the pause sooner, as chance has it", () => {
    expect([0, 0.5, 1].map(pauseWith)).toEqual([100, 88, 75]);
  });

  test("because the server was stopped is repeated at once, if it has not been failing before", () => {
    const subject = new Subject();
    const interrupt = () => subject.change((draft) => interruptInvocation(draft, error, 0));
    interrupt();
    expect(subject.state.execution).toMatchObject({ wakeAtMs: 0, failures: 1 });
    subject.change((draft) => beginInvocation(draft, "r2"));
    interrupt();
    expect(subject.state.execution).toMatchObject({ wakeAtMs: START_MS + 2 * FIRST_RETRY_PAUSE_MS, failures: 2 });
  });

  test("and then answers starts from the first pause again", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.end({ status: "CRASHED", error });
    subject.change((draft) => beginInvocation(draft, "r2"));
    subject.end({ status: "PENDING" });
    expect(subject.state.execution.failures).toBe(0);
    expect(subject.state.execution.wakeAtMs).toBeUndefined(); // it waits for its timer
  });
});

describe("PENDING", () => {
  const waiting: [string, OperationUpdate[]][] = [
    ["a wait", [wait(60)]],
    ["a callback", [update("CALLBACK", "START")]],
    ["a chained invoke", [update("CHAINED_INVOKE", "START", { ChainedInvokeOptions: { FunctionName: "g" } })]],
    ["a retry", [retry()]],
  ];
  test.each(waiting)("is fine while %s is open", (_what, updates) => {
    const subject = new Subject();
    subject.checkpoint(...updates);
    subject.end({ status: "PENDING" });
    expect(subject.state.execution).toMatchObject({ status: "RUNNING", failures: 0, wakeAtMs: undefined });
  });

  test("is fine while a step is ready", () => {
    const subject = new Subject();
    subject.checkpoint(retry());
    subject.fire("due");
    subject.checkpoint(); // the invocation has heard of it
    subject.end({ status: "PENDING" });
    expect(subject.state.execution.failures).toBe(0);
  });

  test("is fine after an unseen change, with nothing open", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.fire("due");
    subject.end({ status: "PENDING" });
    expect(subject.state.execution).toMatchObject({ failures: 0, wakeAtMs: 0 });
  });

  const idle: [string, OperationUpdate[]][] = [
    ["nothing", []],
    ["a started step", [update("STEP", "START")]],
    ["a started context", [update("CONTEXT", "START")]],
    ["a wait that has ended", [wait(1)]],
  ];
  test.each(idle)("with %s alone is a failure, and ends the execution when it is repeated", (what, updates) => {
    const subject = new Subject();
    subject.checkpoint(...updates);
    if (what.includes("ended")) {
      subject.fire("due");
      subject.checkpoint();
    }
    for (let i = 1; i <= MAX_EMPTY_PENDING_ANSWERS; i++) {
      expect(subject.state.execution).toMatchObject({ status: "RUNNING", failures: i - 1 });
      subject.end({ status: "PENDING" });
      if (i < MAX_EMPTY_PENDING_ANSWERS) subject.change((draft) => beginInvocation(draft, `r${i + 1}`));
    }
    expect(subject.state.execution).toMatchObject({
      status: "FAILED",
      error: {
        ErrorType: "InvalidParameterValueException",
        ErrorMessage: "Cannot return PENDING status with no pending operations.",
      },
    });
  });

  test("with one operation open among others that have ended is fine", () => {
    const subject = new Subject();
    subject.checkpoint(update("STEP", "SUCCEED"), wait2());
    subject.end({ status: "PENDING" });
    expect(subject.state.execution.failures).toBe(0);
  });
});

describe("a result", () => {
  test("may be as large as the limit, in bytes, and no larger", () => {
    const fits = new Subject({ maxResultBytes: 4 });
    fits.end({ status: "SUCCEEDED", result: "éé" });
    expect(fits.state.execution.status).toBe("SUCCEEDED");
    const large = new Subject({ maxResultBytes: 4 });
    large.end({ status: "SUCCEEDED", result: "ééx" });
    expect(large.state.execution).toMatchObject({
      status: "FAILED",
      error: {
        ErrorType: "InvalidParameterValueException",
        ErrorMessage: "Execution output payload size must be less than or equal to 4 bytes.",
      },
    });
  });

  test("may be missing", () => {
    const subject = new Subject();
    subject.end({ status: "SUCCEEDED" });
    expect(subject.state.execution).toMatchObject({ status: "SUCCEEDED", result: undefined });
  });

  test("of an execution clears what was to be done", () => {
    const subject = new Subject();
    subject.checkpoint(wait(1));
    subject.fire("due");
    subject.end({ status: "SUCCEEDED", result: "1" });
    expect(subject.state.execution).toMatchObject({ wakeAtMs: undefined, updatedIds: [], invocation: undefined });
  });
});

test("an answer of no current invocation writes no event of an invocation", () => {
  const subject = new Subject();
  subject.checkpoint(wait(60));
  subject.end({ status: "PENDING" });
  const before = subject.types.length;
  subject.change((draft) => endInvocation(draft, { status: "CRASHED", error }, 0));
  expect(subject.types).toHaveLength(before);
});

const suspended = () => {
  const subject = new Subject();
  subject.checkpoint(wait(60), { ...wait(90), Id: "b" });
  subject.end({ status: "PENDING" });
  return subject;
};
const touch = (subject: Subject, id: string) =>
  subject.change((draft) => changedFromOutside(draft, subject.operation(id)));

describe("a change from outside", () => {
  test("is noted once for each operation, in order", () => {
    const subject = suspended();
    for (const id of ["a", "b", "a"]) touch(subject, id);
    expect(subject.state.execution).toMatchObject({ updatedIds: ["a", "b"], wakeAtMs: 0 });
  });

  test("leaves the time of a repetition as it is", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    subject.end({ status: "CRASHED", error });
    touch(subject, "a");
    expect(subject.state.execution.wakeAtMs).toBe(START_MS + FIRST_RETRY_PAUSE_MS);
  });

  test("is told to the invocation that runs, and causes no other", () => {
    const subject = new Subject();
    subject.checkpoint(wait(60));
    touch(subject, "a");
    expect(subject.state.execution.wakeAtMs).toBeUndefined();
    subject.change((draft) => beginInvocation(draft, "r2"));
    expect(subject.state.execution).toMatchObject({
      updatedIds: [],
      wakeAtMs: undefined,
      invocation: { requestId: "r2", startedAtMs: START_MS, checkpoints: 0 },
    });
  });
});

/** What a checkpoint refuses, in which words, and what it lets pass beside it. */
import { describe, expect, test } from "vitest";
import { MAX_OPERATIONS_PER_EXECUTION } from "../limits.ts";
import { retry, Subject, update, wait } from "./testing/subject.ts";
import type { OperationUpdate } from "./types.ts";

const context = update("CONTEXT", "START");
const callback = update("CALLBACK", "START");
const invoke = update("CHAINED_INVOKE", "START", { ChainedInvokeOptions: { FunctionName: "g" } });

/** One checkpoint after another; the last one is refused. */
test.each<[string, string, OperationUpdate[][]]>([
  ["an action that its type does not know", "Invalid WAIT action: RETRY", [[update("WAIT", "RETRY")]]],
  ["a parent that does not exist", "Invalid parent operation id: x", [[update("STEP", "START", { ParentId: "x" })]]],
  [
    "a parent that is no context",
    "Invalid parent operation id: a",
    [[update("STEP", "START")], [update("STEP", "START", { Id: "b", ParentId: "a" })]],
  ],
  ["another type for the same id", "Operation a is a STEP, not a CONTEXT.", [[update("STEP", "START")], [context]]],
  [
    "anything after the end",
    "No update may follow the end of the execution.",
    [[update("EXECUTION", "SUCCEED"), update("STEP", "START", { Id: "b" })]],
  ],
  ["a wait without a duration", "WaitOptions.WaitSeconds is needed to start a WAIT.", [[update("WAIT", "START")]]],
  [
    "an invoke without a target",
    "ChainedInvokeOptions.FunctionName is needed to start a CHAINED_INVOKE.",
    [[update("CHAINED_INVOKE", "START")]],
  ],
  [
    "a retry without a delay",
    "StepOptions.NextAttemptDelaySeconds is needed for a RETRY.",
    [[update("STEP", "RETRY")]],
  ],
  [
    "a retry with error and payload",
    "Cannot provide both error and payload for a RETRY.",
    [[retry({ Error: {}, Payload: "1" })]],
  ],
  [
    "a start of a started step",
    "Invalid action START for the STEP a in state STARTED.",
    [[update("STEP", "START")], [update("STEP", "START")]],
  ],
  ["a start of a started wait", "Invalid action START for the WAIT a in state STARTED.", [[wait(1)], [wait(1)]]],
  [
    "a start of a started callback",
    "Invalid action START for the CALLBACK a in state STARTED.",
    [[callback], [callback]],
  ],
  ["a start of a started context", "Invalid action START for the CONTEXT a in state STARTED.", [[context], [context]]],
  [
    "a start of a started invoke",
    "Invalid action START for the CHAINED_INVOKE a in state STARTED.",
    [[invoke], [invoke]],
  ],
  [
    "a cancellation of what was never started",
    "Invalid action CANCEL for the WAIT a that was never started.",
    [[update("WAIT", "CANCEL")]],
  ],
  [
    "a second end of a step",
    "Invalid action FAIL for the STEP a in state SUCCEEDED.",
    [[update("STEP", "SUCCEED")], [update("STEP", "FAIL")]],
  ],
  [
    "a retry of an ended step",
    "Invalid action RETRY for the STEP a in state FAILED.",
    [[update("STEP", "FAIL")], [retry()]],
  ],
  [
    "an end of a pending step",
    "Invalid action SUCCEED for the STEP a in state PENDING.",
    [[retry()], [update("STEP", "SUCCEED")]],
  ],
  [
    "a second end of a context",
    "Invalid action FAIL for the CONTEXT a in state SUCCEEDED.",
    [[update("CONTEXT", "SUCCEED")], [update("CONTEXT", "FAIL")]],
  ],
])("a checkpoint refuses %s", (_what, message, checkpoints) => {
  const subject = new Subject();
  const refused = checkpoints.at(-1) ?? [];
  for (const updates of checkpoints.slice(0, -1)) subject.checkpoint(...updates);
  expect(() => subject.checkpoint(...refused)).toThrow(message);
});

const step = (action: OperationUpdate["Action"]) => update("STEP", action, action === "RETRY" ? retry() : {});

describe("the same id twice in a checkpoint", () => {
  const twice = "Cannot update the same operation twice in a single request: a";

  test.each<[string, OperationUpdate[]]>([
    ["two starts", [step("START"), step("START")]],
    ["two ends", [step("SUCCEED"), step("FAIL")]],
    ["an end and a start", [step("RETRY"), step("START")]],
    ["start and end of what is neither step nor context", [wait(1), update("WAIT", "CANCEL")]],
    ["a start, another operation, a start", [step("START"), update("STEP", "START", { Id: "b" }), step("START")]],
    ["start, end and end", [step("START"), step("SUCCEED"), step("FAIL")]],
  ])("is refused: %s", (_what, updates) => {
    expect(() => new Subject().checkpoint(...updates)).toThrow(twice);
  });

  test.each<[string, OperationUpdate[]]>([
    ["a step", [step("START"), step("SUCCEED")]],
    ["a retried step", [step("START"), step("RETRY")]],
    ["a context", [context, update("CONTEXT", "SUCCEED")]],
  ])("is fine for start and end of %s", (_what, updates) => {
    expect(() => new Subject().checkpoint(...updates)).not.toThrow();
  });
});

test("an execution holds its most operations, and no more; what is there may still end", () => {
  const subject = new Subject({ lastOrder: MAX_OPERATIONS_PER_EXECUTION - 1 });
  subject.checkpoint(update("STEP", "START"));
  expect(subject.operation("a").order).toBe(MAX_OPERATIONS_PER_EXECUTION);
  expect(() => subject.checkpoint(update("STEP", "START", { Id: "b" }))).toThrow(
    `An execution holds at most ${MAX_OPERATIONS_PER_EXECUTION} operations.`,
  );
  subject.checkpoint(update("STEP", "SUCCEED"));
  subject.checkpoint(update("EXECUTION", "SUCCEED", { Id: "e" }));
  expect(subject.state.execution.status).toBe("SUCCEEDED");
});

test("the end of an execution needs no parent of its own", () => {
  const subject = new Subject();
  subject.checkpoint(update("EXECUTION", "SUCCEED", { ParentId: "x" }));
  expect(subject.state.execution.status).toBe("SUCCEEDED");
});

test("a child of a context is taken", () => {
  const subject = new Subject();
  subject.checkpoint(context, update("STEP", "START", { Id: "b", ParentId: "a" }));
  expect(subject.operation("b")).toMatchObject({ parentId: "a", order: 2 });
});

test("a step may end, or be retried, without a start, and out of READY", () => {
  const unstarted = new Subject();
  unstarted.checkpoint(retry());
  expect(unstarted.operation("a")).toMatchObject({ status: "PENDING", attempt: 1, order: 1 });
  for (const end of [update("STEP", "SUCCEED"), update("STEP", "FAIL"), retry()]) {
    const subject = new Subject();
    subject.checkpoint(update("STEP", "START"), retry());
    subject.fire("due");
    subject.checkpoint(end);
    expect(subject.operation("a")).toMatchObject({ attempt: 2, order: 1 });
  }
});

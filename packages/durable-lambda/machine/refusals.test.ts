/** What a checkpoint refuses, in which words, and what it lets pass beside it. */
import { describe, expect, test } from "vitest";
import { MAX_OPERATIONS_PER_EXECUTION, MAX_STORED_BYTES_PER_EXECUTION } from "../limits.ts";
import { beginInvocation } from "./lifecycle.ts";
import { retry, Subject, update, wait } from "./testing/subject.ts";
import type { OperationUpdate } from "./types.ts";

const context = update("CONTEXT", "START");
const callback = update("CALLBACK", "START");
const invoke = update("CHAINED_INVOKE", "START", { ChainedInvokeOptions: { FunctionName: "g" } });

const ended = (Id: string) => update("EXECUTION", "SUCCEED", { Id });
const named = update("STEP", "START", { Name: "charge", SubType: "Step" });

/** One checkpoint after another; the last one is refused. */
test.each<[string, string, OperationUpdate[][]]>([
  [
    "an action that its type does not know",
    "Invalid action for the given operation type.",
    [[update("WAIT", "RETRY")]],
  ],
  ["a parent that does not exist", "Invalid parent operation id.", [[update("STEP", "START", { ParentId: "x" })]]],
  [
    "a parent that is no context",
    "Invalid parent operation id.",
    [[update("STEP", "START")], [update("STEP", "START", { Id: "b", ParentId: "a" })]],
  ],
  ["another type for the same id", "Inconsistent operation type.", [[update("STEP", "START")], [context]]],
  [
    "anything after the end",
    "EXECUTION checkpoint must be the last update.",
    [[update("EXECUTION", "SUCCEED"), update("STEP", "START", { Id: "b" })]],
  ],
  ["two ends", "Cannot checkpoint multiple EXECUTION updates.", [[ended("e"), ended("f")]]],
  ["another subtype", "Inconsistent operation subtype.", [[named], [update("STEP", "SUCCEED", { SubType: "Other" })]]],
  ["another name", "Inconsistent operation name.", [[named], [update("STEP", "SUCCEED", { Name: "other" })]]],
  ["another parent", "Inconsistent parent operation id.", [[named], [update("STEP", "SUCCEED", { ParentId: "x" })]]],
  [
    "an error of a success",
    "Cannot provide an Error for SUCCEED action.",
    [[update("STEP", "SUCCEED", { Error: {} })]],
  ],
  [
    "a payload of a failure",
    "Cannot provide a Payload for FAIL action.",
    [[update("CONTEXT", "FAIL", { Payload: "" })]],
  ],
  [
    "a result that is too large",
    "EXECUTION output payload size must be less than or equal to 1000 bytes.",
    [[update("EXECUTION", "SUCCEED", { Payload: "é".repeat(501) })]],
  ],
  ["a wait without a duration", "Update for WAIT operation requires WaitOptions.", [[update("WAIT", "START")]]],
  [
    "an invoke without a target",
    "Update for CHAINED_INVOKE operation requires ChainedInvokeOptions.",
    [[update("CHAINED_INVOKE", "START")]],
  ],
  ["a retry without a delay", "Invalid StepOptions for the given action.", [[update("STEP", "RETRY")]]],
  [
    "a retry with error and payload",
    "Cannot provide both error and payload to RETRY a STEP.",
    [[retry({ Error: {}, Payload: "1" })]],
  ],
  [
    "a start of a started step",
    "Invalid current STEP state to start.",
    [[update("STEP", "START")], [update("STEP", "START")]],
  ],
  ["a start of a started wait", "Cannot start a WAIT that already exist.", [[wait(1)], [wait(1)]]],
  ["a start of a started callback", "Cannot start a CALLBACK that already exist.", [[callback], [callback]]],
  ["a start of a started context", "Cannot start a CONTEXT that already exist.", [[context], [context]]],
  ["a start of a started invoke", "Cannot start an INVOKE that already exist.", [[invoke], [invoke]]],
  [
    "a cancellation of what was never started",
    "Cannot cancel a WAIT that does not exist or has already completed.",
    [[update("WAIT", "CANCEL")]],
  ],
  [
    "a second end of a step",
    "Invalid current STEP state to close.",
    [[update("STEP", "SUCCEED")], [update("STEP", "FAIL")]],
  ],
  ["a retry of an ended step", "Invalid current STEP state to re-attempt.", [[update("STEP", "FAIL")], [retry()]]],
  ["an end of a pending step", "Invalid current STEP state to close.", [[retry()], [update("STEP", "SUCCEED")]]],
  [
    "a second end of a context",
    "Invalid current CONTEXT state to close.",
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
  const twice = "Cannot update the same operation twice in a single request.";

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

const tooMany = `An execution holds at most ${MAX_OPERATIONS_PER_EXECUTION} operations.`;

test("an execution holds 3,000 operations, itself among them, and no more; what is there may still end", () => {
  const subject = new Subject({ lastOrder: MAX_OPERATIONS_PER_EXECUTION - 2 });
  subject.checkpoint(update("STEP", "START"));
  expect(subject.operation("a").order).toBe(2999);
  expect(() => subject.checkpoint(update("STEP", "START", { Id: "b" }))).toThrow(tooMany);
  expect(() => subject.checkpoint(retry())).toThrow(tooMany);
  subject.checkpoint(update("STEP", "SUCCEED"));
  subject.checkpoint(update("EXECUTION", "SUCCEED", { Id: "e" }));
  expect(subject.state.execution.status).toBe("SUCCEEDED");
});

test("further attempts of a step and repeated invocations count as operations", () => {
  const subject = new Subject({ lastOrder: MAX_OPERATIONS_PER_EXECUTION - 4 });
  subject.checkpoint(retry());
  expect(subject.state.execution.repetitions).toBe(1);
  subject.end({ status: "CRASHED", error: {} });
  subject.change((draft) => beginInvocation(draft, "r2"));
  expect(subject.state.execution.repetitions).toBe(2);
  expect(() => subject.checkpoint(update("STEP", "START", { Id: "b" }))).toThrow(tooMany);
  subject.end({ status: "CRASHED", error: {} }); // beyond the limit, it may still end
  subject.change((draft) => beginInvocation(draft, "r3"));
  subject.checkpoint(update("EXECUTION", "SUCCEED", { Id: "e" }));
  expect(subject.state.execution.status).toBe("SUCCEEDED");
});

test("an execution stores 100 MB, its input among them, and no more", () => {
  const subject = new Subject({ storedBytes: MAX_STORED_BYTES_PER_EXECUTION - 10 });
  subject.checkpoint(update("STEP", "SUCCEED", { Payload: "éé" }), update("STEP", "FAIL", { Id: "b", Error: {} }));
  expect(subject.state.execution.storedBytes).toBe(MAX_STORED_BYTES_PER_EXECUTION - 4);
  expect(() => subject.checkpoint(update("STEP", "SUCCEED", { Id: "c", Payload: "12345" }))).toThrow(
    "An execution stores at most 104857600 bytes.",
  );
  subject.checkpoint(update("STEP", "SUCCEED", { Id: "c", Payload: "1234" }));
  expect(subject.state.execution.storedBytes).toBe(MAX_STORED_BYTES_PER_EXECUTION);
});

test("the end of an execution needs no parent of its own", () => {
  const subject = new Subject();
  subject.checkpoint(update("EXECUTION", "SUCCEED", { ParentId: "x" }));
  expect(subject.state.execution.status).toBe("SUCCEEDED");
});

test("an update may repeat what the first one said, or be silent", () => {
  const subject = new Subject();
  subject.checkpoint(context, { ...named, Id: "b", ParentId: "a" });
  subject.checkpoint({ ...named, Id: "b", ParentId: "a", Action: "SUCCEED" }, update("CONTEXT", "SUCCEED"));
  expect(subject.operation("b")).toMatchObject({ status: "SUCCEEDED", name: "charge", subType: "Step", parentId: "a" });
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

/** A copy as it was just before one of its operations, without clock, disk or processes. */
import { expect, test } from "vitest";
import { fork, type ForkIdentity } from "./fork.ts";
import { endCallback } from "./outside.ts";
import { START_MS, Subject, update, wait } from "./testing/subject.ts";
import type { HistoryEvent, OperationUpdate } from "./types.ts";

const copyOf = { seq: 1, operationId: "last" };
const IDENTITY: ForkIdentity = { seq: 2, id: "2-def", name: "one-fork", version: "2", code: "2", copyOf };
const LATER_MS = 60_000;

const step = (Id: string, rest: Partial<OperationUpdate> = {}) => [
  update("STEP", "START", { Id, ...rest }),
  update("STEP", "SUCCEED", { Id, ...rest, Payload: `"${Id}"` }),
];

/** A step, a wait for a callback that was handed out, and the step `last`. */
function orderThatAwaits(): Subject {
  const subject = new Subject({ input: '"order"' });
  subject.checkpoint(...step("first"));
  subject.nowMs += 1000;
  subject.checkpoint(
    update("CONTEXT", "START", { Id: "approval", Name: "approval", SubType: "WaitForCallback" }),
    update("CALLBACK", "START", { Id: "callback", ParentId: "approval", CallbackOptions: { TimeoutSeconds: 3600 } }),
    ...step("submitter", { ParentId: "approval" }),
  );
  subject.nowMs += 1000;
  subject.checkpoint(update("STEP", "START", { Id: "last" }));
  return subject;
}

function forkFrom(subject: Subject, id: string) {
  return fork({
    original: subject.state,
    events: subject.events,
    from: subject.operation(id),
    identity: IDENTITY,
    newCallbackId: (order) => `copy-${order}`,
    nowMs: subject.nowMs + LATER_MS,
  });
}

const typesOf = (events: readonly HistoryEvent[]) => events.map(({ EventType, Id }) => [EventType, Id]);

test("what had ended before the operation is as it was, and nothing from it on is there", () => {
  const copy = forkFrom(orderThatAwaits(), "approval");
  expect([...copy.changed.values()].map(({ id, status, result }) => [id, status, result])).toEqual([
    ["first", "SUCCEEDED", '"first"'],
  ]);
  expect(typesOf(copy.events)).toEqual([
    ["ExecutionStarted", IDENTITY.id],
    ["StepStarted", "first"],
    ["StepSucceeded", "first"],
  ]);
  expect(copy.execution).toMatchObject({ ...IDENTITY, input: '"order"', status: "RUNNING", lastEventId: 3 });
});

test("all times move by the same span: what had lasted is as long, what is due is as far away", () => {
  const subject = orderThatAwaits();
  const copy = forkFrom(subject, "last");
  expect(copy.execution.startedAtMs).toBe(START_MS + LATER_MS);
  expect(copy.changed.get("first")?.endedAtMs).toBe(START_MS + LATER_MS);
  expect(copy.changed.get("callback")?.dueAtMs).toBe((subject.operation("callback").dueAtMs ?? 0) + LATER_MS);
  expect(copy.events.map(({ EventId, EventTimestamp }) => [EventId, EventTimestamp])).toEqual(
    [0, 0, 0, 1, 1].map((seconds, at) => [at + 1, (START_MS + LATER_MS) / 1000 + seconds]),
  );
});

test("an open callback has an id of its own, and what hands it out begins again", () => {
  const copy = forkFrom(orderThatAwaits(), "last");
  const order = copy.changed.get("callback")?.order;
  expect(copy.changed.get("callback")).toMatchObject({ status: "STARTED", callbackId: `copy-${order}` });
  expect([...copy.changed.keys()]).toEqual(["first", "approval", "callback"]);
  expect(copy.events.at(-1)).toMatchObject({ CallbackStartedDetails: { CallbackId: `copy-${order}` } });
});

test("a callback that was answered before the operation stays answered, with the step that handed it out", () => {
  const subject = orderThatAwaits();
  subject.nowMs += 1000;
  subject.change((draft) =>
    endCallback(draft, subject.operation("callback"), { status: "SUCCEEDED", result: '"yes"' }),
  );
  subject.nowMs += 1000;
  subject.checkpoint(...step("after"));
  const copy = forkFrom(subject, "after");
  expect(copy.changed.get("callback")).toMatchObject({ status: "SUCCEEDED", result: '"yes"' });
  expect(copy.changed.has("submitter")).toBe(true);
});

test("a wait that was open is open, and ends as far away as then; an open step begins again", () => {
  const subject = new Subject();
  subject.checkpoint({ ...wait(100), Id: "wait" }, update("STEP", "START", { Id: "open" }));
  subject.nowMs += 1000;
  subject.checkpoint(...step("last"));
  const copy = forkFrom(subject, "last");
  expect([...copy.changed.keys()]).toEqual(["wait"]);
  expect(copy.changed.get("wait")).toMatchObject({ status: "STARTED", dueAtMs: START_MS + LATER_MS + 100_000 });
});

import type { Event } from "@aws-sdk/client-lambda";
import { assert, property, shuffledSubarray } from "fast-check";
import { expect, test } from "vitest";
import { expectHistory } from "./expect-history.ts";
import type { AnyEvent, HistoryPattern } from "./history-pattern.ts";

const payload = (value: unknown) => ({ Payload: JSON.stringify(value), Truncated: false });
const HISTORY = [
  { EventType: "ExecutionStarted", Id: "x", Name: "ord_1", ExecutionStartedDetails: { Input: payload({ pairs: 2 }) } },
  { EventType: "StepStarted", Id: "1", Name: "price", StepStartedDetails: {} },
  { EventType: "StepSucceeded", Id: "1", Name: "price", StepSucceededDetails: { Result: payload(320) } },
  { EventType: "ContextStarted", Id: "2", Name: "approval", SubType: "WaitForCallback", ContextStartedDetails: {} },
  { EventType: "CallbackStarted", Id: "3", ParentId: "2", CallbackStartedDetails: { CallbackId: "abc", Timeout: 60 } },
  { EventType: "InvocationCompleted", InvocationCompletedDetails: { RequestId: "r" } },
  {
    EventType: "ExecutionFailed",
    Id: "x",
    Name: "ord_1",
    ExecutionFailedDetails: { Error: { Payload: { ErrorType: "Refused", ErrorMessage: "too many" } } },
  },
].map((event, index): AnyEvent => ({ EventId: index + 1, ...event }));

const match = (...pattern: HistoryPattern) => expectHistory(HISTORY).toMatch(pattern);
const complaint = (...pattern: HistoryPattern): string => complaintOf(HISTORY, pattern);
const complaintOf = (events: readonly AnyEvent[], pattern: HistoryPattern): string => {
  try {
    expectHistory(events).toMatch(pattern);
    return "it matches";
  } catch (error) {
    return (error as Error).message;
  }
};

test("types, names and single events of any kind match in their order", () => {
  match(
    "ExecutionStarted",
    "StepStarted price",
    "StepSucceeded pr*",
    "*",
    "CallbackStarted approval",
    "*",
    "ExecutionFailed",
  );
});

test("a gap takes any number of events, none too, and is left again where the rest fits", () => {
  match("...");
  match("...", "ExecutionStarted", "...", "StepSucceeded", "...", "ExecutionFailed", "...");
  match("...", "*", "ExecutionFailed");
  match("ExecutionStarted", "...", "*", "*", "*", "InvocationCompleted", "ExecutionFailed");
});

test("details are asked for in parts, payloads parsed, by value, expression or matcher", () => {
  match(
    { type: "ExecutionStarted", input: { pairs: 2 } },
    "...",
    { type: "StepSucceeded", name: "price", result: 320 },
    { type: "ContextStarted", subType: "WaitForCallback" },
    { type: "CallbackStarted", details: { CallbackId: /^a/, Timeout: expect.any(Number) } },
    "...",
    { type: "ExecutionFailed", error: { ErrorType: "Refused", ErrorMessage: /many/ } },
  );
});

test("a step that is not the next one is told with the event that came instead", () => {
  expect(complaint("ExecutionStarted", "StepStarted price", "StepSucceeded ship", "...")).toBe(
    `the history is not what was expected

  expected StepSucceeded ship
  but event 3 is StepSucceeded price
    its name is "price"

      1  ExecutionStarted ord_1
      2  StepStarted price
>     3  StepSucceeded price
      4  ContextStarted approval
      5  CallbackStarted approval`,
  );
});

test("after a gap the events of its type are told, with what they lack", () => {
  expect(complaint("...", { type: "StepSucceeded", result: 300 }, "...")).toContain(
    "  expected, at some time, StepSucceeded result 300\n  event 3, StepSucceeded price: result is 320, not 300",
  );
  expect(complaint("...", "WaitStarted", "...")).toContain("but there is no WaitStarted");
  expect(complaint("...", "StepSucceeded", "...", "StepStarted", "...")).toContain(
    "event 2, StepStarted price: it comes too early",
  );
});

test("an end that is too early or too late is told", () => {
  expect(complaint("ExecutionStarted")).toContain("expected the end\n  but event 2 is StepStarted price");
  expect(complaint("...", "ExecutionFailed", "*")).toContain("expected one event\n  but the history ends here");
});

test("within a detail the path is told, and what was expected as it was written", () => {
  const error = { ErrorType: "Refused", ErrorMessage: /few/ };
  expect(complaint("...", "InvocationCompleted", { type: "ExecutionFailed", error })).toContain(
    'expected ExecutionFailed error {"ErrorType":"Refused","ErrorMessage":"/few/"}\n' +
      '  but event 7 is ExecutionFailed ord_1\n    error.ErrorMessage is "too many", not /few/',
  );
});

test("an execution is read first; events of the AWS client are as good as the API's", async () => {
  const execution = { history: async () => HISTORY };
  await expectHistory(execution).toMatch(["...", "ExecutionFailed"]);
  await expect(expectHistory(execution).toMatch(["ExecutionFailed"])).rejects.toThrow("event 1 is ExecutionStarted");
  const events: Event[] = [{ EventId: 1, EventType: "StepStarted", EventTimestamp: new Date(0), Name: "price" }];
  expectHistory(events).toMatch(["StepStarted price"]);
});

const step = (name: string, EventType: "StepStarted" | "StepSucceeded", EventId: number): AnyEvent => ({
  EventId,
  EventType,
  Name: name,
});
const BRANCHES = ["a", "b", "c"].map((name): HistoryPattern => [`StepStarted ${name}`, `StepSucceeded ${name}`]);
/** Of each letter the first is the start of its step, the second its end. */
const course = (letters: readonly string[]): AnyEvent[] =>
  letters.map((name, index) =>
    step(name, letters.indexOf(name) === index ? "StepStarted" : "StepSucceeded", index + 1),
  );

test("branches match in whatever order they go on beside each other, each in its own", () => {
  assert(
    property(shuffledSubarray(["a", "a", "b", "b", "c", "c"], { minLength: 6 }), (letters) => {
      expectHistory(course(letters)).toMatch([{ anyOrder: BRANCHES }]);
      const turned = course(letters.toReversed()).toReversed();
      expectHistory(turned).not.toMatch([{ anyOrder: BRANCHES }]);
    }),
  );
});

test("a branch may have gaps of its own, and the history goes on after all of them", () => {
  const events = [...course(["a", "b", "a", "b"]), step("d", "StepStarted", 5)];
  expectHistory(events).toMatch([
    {
      anyOrder: [
        ["...", "StepSucceeded b"],
        ["StepStarted a", "..."],
      ],
    },
    "StepStarted d",
  ]);
  expectHistory(events).toMatch(["...", { anyOrder: [["StepSucceeded b"], ["StepSucceeded a"]] }, "StepStarted d"]);
  expectHistory(events).not.toMatch([{ anyOrder: [["StepStarted a"], ["StepStarted b"]] }, "StepStarted d"]);
});

test("of branches all are told that could have gone on", () => {
  const both: HistoryPattern = [{ anyOrder: BRANCHES.slice(0, 2) }];
  expect(complaintOf(course(["a", "b", "b", "c"]), both)).toContain(
    "expected StepSucceeded a\n  but event 4 is StepStarted c\n    it is StepStarted, not StepSucceeded",
  );
  expect(complaintOf(course(["a", "c"]), both)).toContain(
    'expected StepSucceeded a, or StepStarted b\n  but event 2 is StepStarted c\n    its name is "c"',
  );
});

const paid = (result: string, EventId: number) => ({
  EventId,
  EventType: "StepSucceeded",
  Name: "pay",
  StepSucceededDetails: { Result: payload(result) },
});
const succeeded = (result: unknown) => ({ type: "StepSucceeded", result }) as const;

test("an expression that keeps its place, as of `matchAll`, is asked from the start at every event", () => {
  const events = [paid("declined", 1), paid("declined", 2), paid("paid", 3)];
  const declined = succeeded(/declined/g);
  expectHistory(events).toMatch([declined, declined, succeeded("paid")]);
  expectHistory(events).not.toMatch([declined, declined, declined]);
  expect(complaintOf(events, [declined, succeeded("paid"), "..."])).toContain("event 2 is StepSucceeded pay");
});

test("a matcher is asked once of an event: one that answers by turns matches nothing by the way", () => {
  let asked = 0;
  const turns = { asymmetricMatch: () => asked++ % 2 === 1, toString: () => "turns" };
  expect(complaint({ type: "ExecutionStarted", input: turns }, "...")).toContain("but event 1 is ExecutionStarted");
});

test("after branches that are over what follows them is told as expected", () => {
  const both = { anyOrder: BRANCHES.slice(0, 2) };
  const events = course(["a", "b", "a", "b", "c"]);
  expect(complaintOf(events, [both, "StepStarted d"])).toContain(
    "expected StepStarted d\n  but event 5 is StepStarted c",
  );
  expect(complaintOf(events, [both])).toContain("expected the end\n  but event 5");
  expect(complaintOf(events, [both, "...", "StepStarted d"])).toContain("expected, at some time, StepStarted d");
  expect(complaintOf(events, [{ anyOrder: [[both, "StepStarted d"]] }])).toContain("expected StepStarted d\n");
});

test("what must not have happened is told with the event that it is", async () => {
  const execution = { history: async () => HISTORY };
  await expectHistory(execution).not.toMatch(["...", "StepStarted ship", "..."]);
  const refused = expectHistory(execution).not.toMatch(["...", "StepStarted price", "..."]);
  await expect(refused).rejects.toThrow("the history is what it was not to be\n\n  event 2 is StepStarted price");
});

import type { Event } from "@aws-sdk/client-lambda";
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
const complaint = (...pattern: HistoryPattern): string => {
  try {
    match(...pattern);
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

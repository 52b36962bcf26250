/** What the shared requirements leave out, against a really started server. */
import { join } from "node:path";
import {
  type Event,
  GetDurableExecutionCommand,
  SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { expectHistory } from "../testing/expect-history.ts";
import type { HistoryPattern } from "../testing/history-pattern.ts";
import { TestServer } from "./harness.ts";

const file = join(import.meta.dirname, "handlers/own.ts");
const durable = { executionTimeout: 900, retentionDays: 1 };
const server = new TestServer({
  own: { handler: `${file}#handler`, timeout: 60, durable: { executionTimeout: 800_000 } },
  impatient: { handler: `${file}#handler`, timeout: 5, durable },
  crowd: { handler: `${file}#handler`, timeout: 60, durable },
  blocking: { handler: `${file}#handler`, timeout: 5, durable },
  target: { handler: `${file}#target`, timeout: 10, durable },
  short: { handler: `${file}#target`, timeout: 10, durable: { executionTimeout: 2 } },
  plugged: { handler: `${file}#plugged`, timeout: 10, durable },
  injected: { handler: `${file}#injected`, timeout: 10, durable },
  ordinary: { handler: `${file}#ordinary`, timeout: 60, durable: null },
  hasty: { handler: `${file}#ordinary`, timeout: 2, durable: null },
  unloadable: { handler: `${join(import.meta.dirname, "handlers/never-loads.ts")}#handler`, timeout: 1, durable },
  ample: { handler: `${file}#ordinary`, timeout: 60, durable: null },
  tenant: { handler: `${file}#ordinary`, timeout: 10, durable: null, tenantIsolation: true },
});

vi.setConfig({ maxConcurrency: 50 });
beforeAll(() => server.start());
afterAll(() => server.remove());

const begin = (id: string, options = {}) =>
  server.begin("own", {}, { DurableExecutionName: `${id}--${Math.random().toString(36).slice(2)}`, ...options });
const run = async (id: string) => server.ended(await begin(id));
const types = (events: Event[]) => events.map(({ EventType }) => EventType);
const resultOf = (events: Event[]): unknown =>
  JSON.parse(events.at(-1)?.ExecutionSucceededDetails?.Result?.Payload ?? "null");
const get = (DurableExecutionArn: string) =>
  server.client.send(new GetDurableExecutionCommand({ DurableExecutionArn }));
const callbackOf = (events: Event[]) =>
  events.findLast(({ EventType }) => EventType === "CallbackStarted")?.CallbackStartedDetails?.CallbackId ?? "";

/** An invocation that came to no good end, by whatever or by an error of that type. */
const failed = (ErrorType?: string) => ({ type: "InvocationCompleted", error: { ErrorType } }) as const;
const succeeded = (result: unknown) => ({ type: "ExecutionSucceeded", result }) as const;

describe("chained invoke", () => {
  test.concurrent("of an ordinary function returns its result after the caller has suspended", async () => {
    const details = { FunctionName: "ordinary", ExecutedVersion: "$LATEST" };
    expectHistory(await run("invoke-ordinary")).toMatch([
      "ExecutionStarted",
      { type: "ChainedInvokeStarted", name: "call", input: { a: 1 }, details },
      "InvocationCompleted",
      "ChainedInvokeSucceeded call",
      "InvocationCompleted",
      { type: "ExecutionSucceeded", result: { event: { a: 1 }, tenantId: null } },
    ]);
  });

  test.concurrent("of a durable function waits for its execution and names it", async () => {
    const events = await run("invoke-durable");
    const arn = events[1]?.ChainedInvokeStartedDetails?.DurableExecutionArn ?? "";
    expect(await get(arn)).toMatchObject({ Status: "SUCCEEDED" });
    const pageOf = async (of: string) => (await server.fetch(`/_local/executions/${encodeURIComponent(of)}`)).text();
    const parent = events[0]?.Name;
    expect(await pageOf(arn)).toContain(`>${parent}</a> (own)`);
    expect(await (await server.fetch("/_local/?function=target")).text()).toContain(`>${parent}</a>`);
    expect(resultOf(events)).toEqual({ mode: "wait", tenantId: null });
  });

  test.concurrent("fails with the error of its target", async () => {
    const failed = { type: "ChainedInvokeFailed", error: { ErrorMessage: "target failure" } } as const;
    expectHistory(await run("invoke-failing")).toMatch(["...", failed, "InvocationCompleted", "ExecutionFailed"]);
  });

  test.concurrent("of an ordinary function that throws fails with its error", async () => {
    const error = { ErrorType: "TypeError", ErrorMessage: "ordinary failure" };
    expectHistory(await run("invoke-ordinary-failing")).toMatch(["...", { type: "ChainedInvokeFailed", error }, "..."]);
  });

  test.concurrent("of an unknown function fails", async () => {
    const error = {
      ErrorType: "ResourceNotFoundException",
      ErrorMessage: /^Function not found: arn:.+:nobody:\$LATEST$/,
    };
    expectHistory(await run("invoke-unknown")).toMatch(["...", { type: "ChainedInvokeFailed", error }, "..."]);
  });

  test.concurrent("times out with its target", async () => {
    const error = { ErrorType: "ChainedInvoke.Timeout", ErrorMessage: "CHAINED_INVOKE timed out after 2 seconds." };
    expectHistory(await run("invoke-short")).toMatch(["...", { type: "ChainedInvokeTimedOut", error }, "..."]);
  });

  test.concurrent("is stopped with its target", async () => {
    const arn = await begin("invoke-hanging");
    const started = await server.historyWith(arn, (events) => types(events).includes("InvocationCompleted"));
    const target = started[1]?.ChainedInvokeStartedDetails?.DurableExecutionArn ?? "";
    const error = { ErrorType: "Enough", ErrorMessage: "stopped by hand" };
    await server.client.send(new StopDurableExecutionCommand({ DurableExecutionArn: target, Error: error }));
    const events = await server.ended(arn);
    expectHistory(events).toMatch(["...", { type: "ChainedInvokeStopped", name: "call", error }, "..."]);
  });

  test.concurrent("carries the tenant, and fails without one where it is needed", async () => {
    expectHistory(await run("invoke-tenant")).toMatch([
      "ExecutionStarted",
      { type: "ChainedInvokeStarted", details: { TenantId: "blue" } },
      "...",
      { type: "ExecutionSucceeded", result: { tenantId: "blue" } },
    ]);
    expectHistory(await run("invoke-tenant-missing")).toMatch(["...", "ChainedInvokeFailed call", "..."]);
  });
});

const napThatGives = (result: number): HistoryPattern => [
  "...",
  { type: "WaitStarted", details: { Duration: 1 } },
  "...",
  "WaitSucceeded",
  "...",
  { type: "ContextSucceeded", subType: "MapIteration", result },
];
const attemptOf = (CurrentAttempt: number, rest = {}): HistoryPattern => [
  "StepStarted count",
  { type: "StepSucceeded", result: CurrentAttempt, details: { RetryDetails: { CurrentAttempt, ...rest } } },
  "...",
];

describe("batches, conditions, plugins, sizes", () => {
  test.concurrent("a map records one context per item", async () => {
    expectHistory(await run("map-all")).toMatch([
      "ExecutionStarted",
      { type: "ContextStarted", name: "squares", subType: "Map" },
      ...[1, 4, 9].flatMap((result): HistoryPattern => [
        { type: "ContextStarted", subType: "MapIteration" },
        "StepStarted",
        { type: "StepSucceeded", result },
        { type: "ContextSucceeded", subType: "MapIteration", result },
      ]),
      "ContextSucceeded squares",
      "InvocationCompleted",
      { type: "ExecutionSucceeded", result: [1, 4, 9] },
    ]);
  });

  test.concurrent("a map whose items wait suspends and resumes", async () => {
    expectHistory(await run("map-wait")).toMatch([
      "...",
      "ContextStarted naps",
      { anyOrder: [napThatGives(1), napThatGives(2), napThatGives(3)] },
      "ContextSucceeded naps",
      "InvocationCompleted",
      { type: "ExecutionSucceeded", result: [1, 2, 3] },
    ]);
  });

  test.concurrent("waitForCondition keeps its state from one attempt to the next", async () => {
    const again = { NextAttemptDelaySeconds: 1 };
    expectHistory(await run("condition-third")).toMatch([
      "ExecutionStarted",
      ...attemptOf(1, again),
      ...attemptOf(2, again),
      ...attemptOf(3),
      { type: "ExecutionSucceeded", result: 3 },
    ]);
  });

  test.concurrent("plugins hear which operations changed between invocations", async () => {
    const events = await server.ended(await server.begin("plugged", {}));
    const wait = events.find(({ EventType }) => EventType === "WaitStarted")?.Id;
    expect(resultOf(events)).toEqual([wait]);
  });

  test.concurrent("a client that the handler brings is used, middleware and all", async () => {
    const sent = resultOf(await server.ended(await server.begin("injected", {})));
    expect(new Set(sent as string[])).toEqual(new Set(["CheckpointDurableExecutionCommand"]));
  });

  test.concurrent("a large checkpoint goes through, one that is too large fails with the API's error", async () => {
    expect(resultOf(await run("long-way"))).toBe(100_000);
    const events = await server.historyWith(await begin("too-long"), (now) => now.length > 3);
    expect(JSON.stringify(events)).toContain("must be less than or equal to");
  });

  test.concurrent("a synchronous result of nearly 6 MB comes back whole", async () => {
    const { Payload } = await server.invoke(
      "crowd",
      {},
      { DurableExecutionName: `large-result--${Math.random()}`.replace(".", "") },
    );
    expect(Payload?.transformToString()).toHaveLength(6 * 1024 * 1024 - 1024 + 2);
  });

  test.concurrent("a result that does not fit the answer is checkpointed, and ends the execution once", async () => {
    const { Payload, FunctionError } = await server.invoke("crowd", {}, { DurableExecutionName: "huge-result--1" });
    expect(FunctionError).toBeUndefined();
    expect(JSON.parse(Payload?.transformToString() ?? "")).toHaveLength(6 * 1024 * 1024 - 2);
  });

  test.concurrent("a synchronous result above 6 MB is refused, and the execution fails", async () => {
    const options = { DurableExecutionName: "oversized-result--1" };
    const { Payload, FunctionError } = await server.invoke("crowd", {}, options);
    expect(FunctionError).toBe("Unhandled");
    expect(JSON.parse(Payload?.transformToString() ?? "")).toMatchObject({
      errorType: "ValidationException",
      errorMessage:
        "1 validation error detected: Value at 'updates.1.member.payload' failed to satisfy constraint: Member must have length less than or equal to 6291456",
    });
  });

  test.concurrent("1,500 operations come back in pages on replay", async () => {
    expect(resultOf(await run("many-steps"))).toBe(1500);
  });
});

const refused = (value: string, member: string, constraint: string) =>
  `Value '${value}' at 'updates.1.member.${member}' failed to satisfy constraint: ${constraint}`;

describe("a value that AWS refuses", () => {
  const atLeastOne = "Member must have value greater than or equal to 1";

  test.concurrent.each([
    ["no-wait", refused("0", "waitOptions.waitSeconds", atLeastOne)],
    [
      "strange-name",
      refused("Größe", "name", String.raw`Member must satisfy regular expression pattern: [\x20-\x7E]+`),
    ],
    ["long-name", refused("n".repeat(257), "name", "Member must have length less than or equal to 256")],
  ])("fails the execution, which has written nothing: %s", async (id, message) => {
    const ErrorMessage: unknown = expect.stringContaining(message);
    const error = { ErrorType: "CheckpointUnrecoverableExecutionError", ErrorMessage };
    expectHistory(await run(id)).toMatch([
      "ExecutionStarted",
      "InvocationCompleted",
      { type: "ExecutionFailed", error },
    ]);
  });

  test.concurrent.each(["no-pause", "no-pause-between-checks", "endless-callback", "caught-refusal"])(
    "fails the execution, whatever the handler does: %s",
    async (id) => {
      const arn = await begin(id);
      await server.ended(arn);
      const { Status, Error } = await get(arn);
      expect(Status).toBe("FAILED");
      expect(Error?.ErrorType).toBe("CheckpointUnrecoverableExecutionError");
    },
  );
});

describe("ordinary functions", () => {
  test.concurrent("answer, fail and time out as on AWS", async () => {
    const ok = await server.invoke("ordinary", { a: 1 });
    expect(JSON.parse(ok.Payload?.transformToString() ?? "")).toEqual({ event: { a: 1 }, tenantId: null });
    const failed = await server.invoke("ordinary", { fail: true });
    expect(failed).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
    expect(JSON.parse(failed.Payload?.transformToString() ?? "")).toMatchObject({ errorType: "TypeError" });
    const late = await server.invoke("hasty", { sleepMs: 5000 });
    expect(late.Payload?.transformToString()).toContain("Task timed out after 2.00 seconds");
    const gone = await server.invoke("ordinary", { exit: true });
    expect(gone.Payload?.transformToString()).toContain("Runtime.ExitError");
  });

  test.concurrent("answer with 6 MB at most, and as an error if it is more", async () => {
    const fits = await server.invoke("ample", { answerBytes: 6 * 1024 * 1024 });
    expect(fits.FunctionError).toBeUndefined();
    expect(fits.Payload).toHaveLength(6 * 1024 * 1024);
    const large = await server.invoke("ample", { answerBytes: 6 * 1024 * 1024 + 101 });
    expect(large).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
    expect(JSON.parse(large.Payload?.transformToString() ?? "")).toMatchObject({
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    });
  });

  test.concurrent("called by a workflow answer with 1 MB at most", async () => {
    const [fits, large] = await Promise.all([run("invoke-megabyte"), run("invoke-more")]);
    expect(types(fits)).toContain("ChainedInvokeSucceeded");
    const ErrorMessage = "CHAINED_INVOKE output payload size must be less than or equal to 1048576 bytes.";
    expectHistory(large).toMatch(["...", { type: "ChainedInvokeFailed", error: { ErrorMessage } }, "..."]);
  });

  test.concurrent("are not found by a qualifier that contradicts their ARN", async () => {
    const invoking = server.invoke("ordinary:1", {}, { Qualifier: "$LATEST" });
    await expect(invoking).rejects.toMatchObject({ name: "InvalidParameterValueException" });
  });

  test.concurrent("accept Event and DryRun", async () => {
    expect(await server.invoke("ordinary", {}, { InvocationType: "Event" })).toMatchObject({ StatusCode: 202 });
    expect(await server.invoke("ordinary", {}, { InvocationType: "DryRun" })).toMatchObject({ StatusCode: 204 });
  });
});

describe("crashes and hangs", () => {
  test.concurrent("a handler that ends its process takes no neighbour down", async () => {
    const inCrowd = (id: string) => server.begin("crowd", {}, { DurableExecutionName: id });
    const neighbours = await Promise.all([1, 2, 3, 4, 5].map((i) => inCrowd(`witness--${i}`)));
    const crashed = await server.ended(await inCrowd("exits-once--1"));
    expectHistory(crashed).toMatch(["...", failed("Runtime.ExitError"), "...", succeeded("second")]);
    for (const arn of neighbours) {
      const events = await server.ended(arn);
      expectHistory(events).toMatch(["...", succeeded("first attempt")]);
      expectHistory(events).not.toMatch(["...", failed(), "..."]);
    }
  });

  test.concurrent("an uncaught error counts against the invocation that threw it", async () => {
    const thrown = { type: "InvocationCompleted", error: { ErrorMessage: "uncaught" } } as const;
    expectHistory(await run("throws-once")).toMatch(["ExecutionStarted", thrown, "...", succeeded("survived")]);
  });

  test.concurrent("a hanging invocation is given up at the function's timeout and repeated", async () => {
    const hanging = await server.begin("impatient", {}, { DurableExecutionName: "hangs--1" });
    expectHistory(await server.ended(hanging)).toMatch(["...", failed("Sandbox.Timedout"), "...", succeeded("second")]);
  });

  test.concurrent(
    "an invocation that blocks its process is killed at the function's timeout and repeated",
    async () => {
      const options = { DurableExecutionName: "blocks--1" };
      const [blocked, neighbour] = await Promise.all([
        server.begin("blocking", {}, options),
        server.begin("blocking", {}, { DurableExecutionName: "neighbour--1" }),
      ]);
      expect(resultOf(await server.ended(blocked))).toBe("second");
      const events = await server.ended(neighbour);
      expectHistory(events).toMatch(["...", "ExecutionSucceeded"]);
      expectHistory(events).not.toMatch(["...", failed(), "..."]);
    },
  );
});

test.concurrent("a handler whose module never loads is out of time, too", async () => {
  const arn = await server.begin("unloadable", {});
  const events = await server.historyWith(arn, (now) => types(now).includes("InvocationCompleted"));
  const error = { ErrorType: "Sandbox.Timedout", ErrorMessage: /Task timed out after 11\.00 seconds/ };
  expectHistory(events).toMatch(["...", { type: "InvocationCompleted", error }]);
});

describe("callbacks and stop", () => {
  test.concurrent("a callback is answered once", async () => {
    const arn = await begin("callback");
    const CallbackId = callbackOf(await server.historyWith(arn, (events) => callbackOf(events) !== ""));
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: "yes" }));
    const again = server.client.send(new SendDurableExecutionCallbackFailureCommand({ CallbackId, Error: {} }));
    await expect(again).rejects.toMatchObject({ name: "CallbackTimeoutException" });
    expect(resultOf(await server.ended(arn))).toBe("yes");
  });

  test.concurrent("the console shows what is awaited, escaped, and completes it", async () => {
    const arn = await begin("callback", { Payload: JSON.stringify("<script>") });
    const id = callbackOf(await server.historyWith(arn, (events) => callbackOf(events) !== ""));
    const page = await (await server.fetch(`/_local/executions/${encodeURIComponent(arn)}`)).text();
    expect(page).toContain(encodeURIComponent(id));
    expect(page).not.toContain('"<script>"');
    expect(await (await server.fetch("/_local/?Statuses=RUNNING")).text()).toContain(arn.split("/")[2]);
    const form = { method: "POST", body: "text=by+hand", redirect: "manual" as const };
    const path = `/_local/console/callbacks/${encodeURIComponent(id)}/succeed`;
    expect((await server.fetch(path, form)).status).toBe(303);
    expect(resultOf(await server.ended(arn))).toBe("by hand");
  });

  test.concurrent("a stopped execution stays stopped", async () => {
    const arn = await begin("callback");
    const CallbackId = callbackOf(await server.historyWith(arn, (events) => callbackOf(events) !== ""));
    await server.client.send(new StopDurableExecutionCommand({ DurableExecutionArn: arn }));
    expect(await get(arn)).toMatchObject({ Status: "STOPPED" });
    const late = server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId }));
    await expect(late).rejects.toMatchObject({ name: "CallbackTimeoutException" });
  });

  test.concurrent("a name stands for one execution and one payload", async () => {
    const options = { DurableExecutionName: `callback--${Math.random().toString(36).slice(2)}` };
    const arn = await server.begin("own", { a: 1 }, options);
    expect(await server.begin("own", { a: 1 }, options)).toBe(arn);
    await expect(server.begin("own", { a: 2 }, options)).rejects.toMatchObject({
      name: "DurableExecutionAlreadyStartedException",
    });
  });
});

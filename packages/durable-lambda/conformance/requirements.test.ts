/** The official requirements (requirements/, Apache-2.0, Amazon.com) against a really started server. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ErrorObject,
  type Event,
  GetDurableExecutionCommand,
  SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { TestServer } from "./harness.ts";
import { differences, substitute, type Variables } from "./matcher.ts";

/** How many there are of each suite (requirements/SOURCE.md). */
const REQUIREMENTS = { step: 20, wait: 5, child: 18, callback: 19, wait_for_callback: 15, parallel: 22 };
const SUITES = Object.keys(REQUIREMENTS);

interface Action {
  CallbackName: string;
  Operation: "success" | "failure" | "heartbeat";
  Payload?: unknown;
  Delay?: number;
}

interface Requirement {
  description: string;
  AsyncInvoke?: boolean;
  Variables?: Record<string, string>;
  Input: unknown;
  ExpectedResult?: { ExecutionStatus: string; Result?: unknown };
  ExpectedExecutionHistory: { EventId: number; EventType: string }[];
  CallbackActions?: Action[];
  ExpectedLogs?: { match: { message: string }; count: number }[];
}

const read = (suite: string) =>
  readdirSync(join(import.meta.dirname, "requirements", suite)).map((file) => ({
    suite,
    id: file.replace(".yaml", ""),
    requirement: parse(readFileSync(join(import.meta.dirname, "requirements", suite, file), "utf8")) as Requirement,
  }));

const functionOf = (suite: string) => ({
  handler: join(import.meta.dirname, "handlers", `${suite.replaceAll("_", "-")}.ts#handler`),
  timeout: 60,
  durable: { executionTimeout: 900, retentionDays: 1 },
});
const server = new TestServer(Object.fromEntries(SUITES.map((suite) => [suite, functionOf(suite)])));

/** What a worker prints comes by another way than what it checkpoints. */
const LOGS_ARRIVE_WITHIN_MS = 20_000;

vi.setConfig({ maxConcurrency: 100 });
beforeAll(() => server.start());
afterAll(() => server.remove());

describe("official requirements", () => {
  test("are all there", () => {
    const counts = SUITES.map((suite) => [suite, read(suite).length]);
    expect(counts).toEqual(Object.entries(REQUIREMENTS));
  });

  test.concurrent.each(SUITES.flatMap(read))(
    "$suite $id: $requirement.description",
    async ({ suite, id, requirement }) => {
      const { arn, events, variables } = await runInTime(suite, id, requirement);
      checkHistory(requirement, events, variables);
      await checkResult(requirement, arn, variables);
      await vi.waitFor(() => checkLogs(requirement, arn, variables), LOGS_ARRIVE_WITHIN_MS);
    },
  );
});

const MOST_RUNS = 4;

/**
 * A handler that a busy machine keeps from suspending for a second goes on when its wait of a second is over or its callback is
 * answered, as it does on AWS: such a run says nothing of the requirement, and another one is made.
 */
async function runInTime(suite: string, id: string, requirement: Requirement, runsLeft = MOST_RUNS): Promise<Run> {
  const variables: Variables = new Map();
  for (const [name, value] of Object.entries(requirement.Variables ?? {}))
    variables.set(name, String(substitute(value, variables)));
  const done = await run(suite, id, requirement, variables);
  if (runsLeft === 1 || !wasOutrun(requirement, done.events)) return { ...done, variables };
  console.warn(`${suite} ${id}: outrun, run again (${runsLeft - 1} more at most)`);
  return runInTime(suite, id, requirement, runsLeft - 1);
}

interface Run {
  readonly arn: string;
  readonly events: Event[];
  readonly variables: Variables;
}

/** Something happened at a time at which the invocation should have ended. */
function wasOutrun({ ExpectedExecutionHistory }: Requirement, events: readonly Event[]): boolean {
  const differing = ExpectedExecutionHistory.find(
    ({ EventId, EventType }) => events[EventId - 1]?.EventType !== EventType,
  );
  return differing?.EventType === "InvocationCompleted";
}

async function run(suite: string, id: string, requirement: Requirement, variables: Variables) {
  const input = substitute(requirement.Input, variables) ?? null;
  const options = { DurableExecutionName: `${id}--${Math.random().toString(36).slice(2)}` };
  if (requirement.AsyncInvoke !== true) {
    const { DurableExecutionArn: arn = "" } = await server.invoke(suite, input, options);
    return { arn, events: await server.history(arn) };
  }
  const arn = await server.begin(suite, input, options);
  await act(requirement, arn, variables);
  if (requirement.ExpectedResult) return { arn, events: await server.ended(arn) };
  const last = requirement.ExpectedExecutionHistory.at(-1)?.EventId ?? 0;
  const events = await server.historyWith(arn, (now) => now.length >= last);
  await server.client.send(new StopDurableExecutionCommand({ DurableExecutionArn: arn }));
  return { arn, events };
}

/** Every action on its own: as soon as its callback is there, and `Delay` seconds later. */
async function act(requirement: Requirement, arn: string, variables: Variables): Promise<void> {
  const actions = substitute(requirement.CallbackActions ?? [], variables) as Action[];
  const before = (index: number) => actions.slice(0, index).filter(({ Operation }) => Operation !== "heartbeat").length;
  await Promise.all(
    actions.map(async (action, index) => {
      const callbackId = await findCallback(arn, action.CallbackName, before(index));
      await new Promise((resolve) => setTimeout(resolve, (action.Delay ?? 0) * 1000));
      await answer(action, callbackId);
    }),
  );
}

/** The callback of that name; for `*` the one at that position. */
async function findCallback(arn: string, name: string, position: number): Promise<string> {
  const find = (events: Event[]) => {
    const started = events.filter(({ EventType }) => EventType === "CallbackStarted");
    return name === "*" ? started[position] : started.find(({ Name }) => Name === name);
  };
  const events = await server.historyWith(arn, (now) => find(now) !== undefined);
  return find(events)?.CallbackStartedDetails?.CallbackId ?? "";
}

async function answer({ Operation, Payload }: Action, CallbackId: string): Promise<void> {
  const { client } = server;
  const body = Payload === undefined ? {} : { Result: pythonJson(Payload) };
  if (Operation === "heartbeat") await client.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId }));
  else if (Operation === "success")
    await client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, ...body }));
  else await client.send(new SendDurableExecutionCallbackFailureCommand({ CallbackId, Error: Payload as ErrorObject }));
}

/** As the official runner prints JSON: with a blank after colon and comma. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${pythonJson(item)}`)
    .join(", ")}}`;
}

function checkHistory({ ExpectedExecutionHistory }: Requirement, events: Event[], variables: Variables): void {
  expect(ExpectedExecutionHistory.length).toBeGreaterThan(0);
  const found = ExpectedExecutionHistory.flatMap((expected) =>
    differences(expected, events[expected.EventId - 1], variables, `event ${expected.EventId}`),
  );
  expect(found, JSON.stringify(events, null, 1)).toEqual([]);
}

async function checkResult({ ExpectedResult }: Requirement, arn: string, variables: Variables): Promise<void> {
  if (!ExpectedResult) return;
  const execution = await server.client.send(new GetDurableExecutionCommand({ DurableExecutionArn: arn }));
  expect(execution.Status).toBe(ExpectedResult.ExecutionStatus);
  if (!("Result" in ExpectedResult)) return;
  const actual: unknown = execution.Result === undefined ? null : JSON.parse(execution.Result);
  expect(differences(ExpectedResult.Result, actual, variables, "Result")).toEqual([]);
}

function checkLogs({ ExpectedLogs }: Requirement, arn: string, variables: Variables): void {
  const messages = server.output
    .split("\n")
    .filter((line) => line.includes(arn) && line.startsWith("{"))
    .map((line) => String((JSON.parse(line) as { message: unknown }).message));
  for (const { match, count } of ExpectedLogs ?? []) {
    const pattern = new RegExp(String(substitute(match.message, variables)).replaceAll(/^\/|\/$/g, ""));
    expect(messages.filter((message) => pattern.test(message)).length, match.message).toBe(count);
  }
}

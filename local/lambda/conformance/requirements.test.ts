/** The official requirements (requirements/, Apache-2.0, Amazon.com) against a really started server. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Event,
  GetDurableExecutionCommand,
  SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TestServer } from "./harness.ts";
import { differences, substitute, type Variables } from "./matcher.ts";

const SUITES = ["step", "wait", "child", "callback", "wait_for_callback", "parallel"];

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
  durable: { executionTimeout: 7200, retentionDays: 1 },
});
const server = new TestServer(Object.fromEntries(SUITES.map((suite) => [suite, functionOf(suite)])));

beforeAll(() => server.start());
afterAll(() => server.remove());

describe.each(SUITES)("official requirements of %s", (suite) => {
  test.concurrent.each(read(suite))(
    "$id $requirement.description",
    { timeout: 60_000 },
    async ({ id, requirement }) => {
      const variables: Variables = new Map();
      for (const [name, value] of Object.entries(requirement.Variables ?? {}))
        variables.set(name, String(substitute(value, variables)));
      const { arn, events } = await run(suite, id, requirement, variables);
      checkHistory(requirement, events, variables);
      await checkResult(requirement, arn, variables);
      checkLogs(requirement, arn, variables);
    },
  );
});

async function run(suite: string, id: string, requirement: Requirement, variables: Variables) {
  const input = substitute(requirement.Input, variables) ?? null;
  const options = { Qualifier: "$LATEST", DurableExecutionName: `${id}--${Math.random().toString(36).slice(2)}` };
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

async function act(requirement: Requirement, arn: string, variables: Variables): Promise<void> {
  const answered = new Set<string>();
  for (const action of substitute(requirement.CallbackActions ?? [], variables) as Action[]) {
    await new Promise((resolve) => setTimeout(resolve, (action.Delay ?? 0) * 1000));
    const CallbackId = await findCallback(arn, action, answered);
    await server.client.send(commandOf(action, CallbackId) as SendDurableExecutionCallbackSuccessCommand);
    if (action.Operation !== "heartbeat") answered.add(CallbackId);
  }
}

async function findCallback(arn: string, { CallbackName }: Action, answered: ReadonlySet<string>): Promise<string> {
  const isIt = ({ CallbackStartedDetails: started, Name }: Event) =>
    started && (CallbackName === "*" || Name === CallbackName) && !answered.has(started.CallbackId ?? "");
  const events = await server.historyWith(arn, (now) => now.some(isIt));
  return events.find(isIt)?.CallbackStartedDetails?.CallbackId ?? "";
}

function commandOf({ Operation, Payload }: Action, CallbackId: string): object {
  if (Operation === "heartbeat") return new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId });
  if (Operation === "failure")
    return new SendDurableExecutionCallbackFailureCommand({ CallbackId, Error: Payload as object });
  const Result = Payload === undefined ? undefined : pythonJson(Payload);
  return new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result });
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

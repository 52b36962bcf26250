/** Every documented constraint of the durable API: both sides of each bound, sent by the AWS client to a started server. */
import { randomUUID } from "node:crypto";
import * as client from "@aws-sdk/client-lambda";
import type { OperationUpdate } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "../validation/model.ts";
import type { Operation } from "../validation/shapes.ts";
import { boundsOf, walk } from "./bounds.ts";
import { clientMembers } from "./client-model.ts";
import { Session, sessionServer } from "./session.ts";

const server = sessionServer();
let shared: Session;
beforeAll(async () => {
  await server.start();
  shared = await Session.begin(server);
});
afterAll(() => server.remove());

/** An update that may carry the member. */
function updateWith(member: string): object {
  const START = { Id: randomUUID(), Action: "START" };
  if (member === "Payload") return { ...START, Type: "EXECUTION", Action: "SUCCEED" };
  if (member === "StepOptions") return { ...START, Type: "STEP", Action: "RETRY" };
  if (member === "WaitOptions") return { ...START, Type: "WAIT" };
  if (member === "CallbackOptions") return { ...START, Type: "CALLBACK" };
  if (member === "ChainedInvokeOptions")
    return { ...START, Type: "CHAINED_INVOKE", ChainedInvokeOptions: { FunctionName: "nobody" } };
  return { ...START, Type: "STEP" };
}

/** A request that is fine but for what it names. */
async function requestFor(operation: string, path: string): Promise<Record<string, unknown>> {
  const [, member = ""] = path.split("[].");
  const session = member === "Payload" ? await Session.begin(server, "RequestResponse") : shared;
  const checkpoint = { CheckpointToken: session.token };
  return {
    DurableExecutionArn: operation.startsWith("Stop") ? "arn" : session.arn,
    FunctionName: operation === "Invoke" ? (path === "DurableExecutionName" ? "quick:$LATEST" : "ordinary") : "holder",
    CallbackId: "aaaa",
    ...(operation.endsWith("State") && checkpoint),
    ...(operation.startsWith("Checkpoint") && checkpoint),
    ...(path.startsWith("Updates") && { Updates: [updateWith(member.split(".")[0] ?? "")] }),
  };
}

function withMember(request: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const names = path.replaceAll("[]", ".0").split(".");
  const last = names.pop() ?? "";
  let place: Record<string, unknown> = request;
  for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>;
  place[last] = value;
  return request;
}

async function send(operation: string, path: string, value: unknown): Promise<unknown> {
  const request = withMember(await requestFor(operation, path), path, value);
  const commands = client as unknown as Record<string, new (input: object) => never>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`no command for ${operation}`);
  const answer = (await server.client.send(new Command(request))) as { CheckpointToken?: string };
  if (request["DurableExecutionArn"] === shared.arn && answer.CheckpointToken) shared.token = answer.CheckpointToken;
  return answer;
}

/** What a value of the right form may still mean: something that is not there, or does not fit the rest. */
const BEYOND_FORM: Readonly<Record<string, string>> = {
  DurableExecutionArn: "ResourceNotFoundException",
  FunctionName: "ResourceNotFoundException",
  Qualifier: "ResourceNotFoundException",
  CallbackId: "ResourceNotFoundException",
  Result: "ResourceNotFoundException",
  TenantId: "InvalidParameterValueException",
  CheckpointToken: "InvalidParameterValueException",
  "Updates[].ParentId": "InvalidParameterValueException",
  "Updates[].Type": "InvalidParameterValueException",
  "Updates[].Action": "InvalidParameterValueException",
};

/** `updates.1.member.waitOptions.waitSeconds`. */
const inMessages = (path: string) =>
  path
    .replaceAll("[]", ".1.member")
    .split(".")
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    .join(".");

/** Without it the path is another one. */
const isOtherPath = ({ places }: Operation, path: string, value: unknown) =>
  places[path] === "uri" && (value === "" || value === undefined);

const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);

describe.each(Object.entries<Operation>(OPERATIONS))("%s", (name, operation) => {
  test("has the members that the installed client has, and needs the same", () => {
    const known = walk(operation.input, "").map(([path, , required]) => ({ path, required }));
    expect(known.toSorted(byPath)).toEqual(clientMembers(name).toSorted(byPath));
  });

  const bounds = boundsOf(operation);
  test.each(bounds)("$path: $constraint", async ({ path, constraint, inside, outside }) => {
    for (const value of inside) {
      const refusal = await send(name, path, value).then(
        () => undefined,
        (error: Error) => error.name,
      );
      expect([undefined, BEYOND_FORM[path]], `${path} = ${String(value).slice(0, 80)}`).toContain(refusal);
    }
    if (!outside) return;
    const refused = send(name, path, outside.value);
    if (isOtherPath(operation, path, outside.value)) {
      const other = await refused.catch((error: Error) => error); // no such path, or not sent
      if (name === "GetFunction") return expect(other).not.toHaveProperty("Configuration"); // but that of ListFunctions
      return expect(other).toBeInstanceOf(Error);
    }
    await expect(refused).rejects.toMatchObject({
      name: "ValidationException",
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining(
        `at '${inMessages(path)}' failed to satisfy constraint: ${constraint}`,
      ) as string,
    });
  });
});

const subTyped = (SubType: string) => ({ Id: randomUUID(), Type: "STEP", Action: "START", SubType }) as OperationUpdate;

test("messages are the ones that AWS's service was recorded with", async () => {
  const refusal = (...updates: OperationUpdate[]) =>
    shared.checkpoint(...updates).then(
      () => "accepted",
      (error: Error) => error.message,
    );
  const wait = { Id: "w", Type: "WAIT", Action: "START", WaitOptions: { WaitSeconds: 0 } } as const;
  expect(await refusal(wait)).toBe(
    "1 validation error detected: Value '0' at 'updates.1.member.waitOptions.waitSeconds' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
  expect(await refusal(subTyped("Step"), subTyped("bad subtype!"), subTyped("x".repeat(33)))).toBe(
    `2 validation errors detected: Value 'bad subtype!' at 'updates.2.member.subType' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+; Value '${"x".repeat(33)}' at 'updates.3.member.subType' failed to satisfy constraint: Member must have length less than or equal to 32`,
  );
  expect(await refusal(subTyped(""))).toBe(
    "1 validation error detected: Value '' at 'updates.1.member.subType' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  const { token } = shared;
  await shared.checkpoint({ ...wait, WaitOptions: { WaitSeconds: 1 } }); // nothing was used up by what was refused
  expect(shared.token).not.toBe(token);
});

test("a checkpoint that is refused starts none of its targets", async () => {
  const chained = { Id: randomUUID(), Type: "CHAINED_INVOKE", Action: "START" } as const;
  const orphan = { Id: randomUUID(), Type: "STEP", Action: "START", ParentId: "nobody" } as const;
  const list = new client.ListDurableExecutionsByFunctionCommand({ FunctionName: "chained" });
  const started = async () => (await server.client.send(list)).DurableExecutions?.length;
  const refused = shared.checkpoint({ ...chained, ChainedInvokeOptions: { FunctionName: "chained:$LATEST" } }, orphan);
  await expect(refused).rejects.toMatchObject({ message: "Invalid parent operation id." });
  expect(await started()).toBe(0);
  await shared.checkpoint({ ...chained, ChainedInvokeOptions: { FunctionName: "chained:$LATEST" } });
  expect(await started()).toBe(1);
});

/** Versions: a running execution stays on the code it started with; new starts get the new code. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetDurableExecutionCommand,
  ListDurableExecutionsByFunctionCommand,
  SendDurableExecutionCallbackSuccessCommand,
} from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { TestServer } from "../conformance/harness.ts";
import { openDatabase } from "../journal/database.ts";
import { Versions } from "./versions.ts";

const source = (text: string) => `import { withDurableExecution } from "@aws/durable-execution-sdk-js";
export const handler = withDurableExecution(async (_event, context) => {
  await context.waitForCallback("go", async () => {});
  return "${text}";
});`;

/** A server that watches one function, and its source file, which is not there yet. */
function versioned() {
  const dir = mkdtempSync(join(tmpdir(), "versions-"));
  mkdirSync(join(dir, "src"));
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(dir, "node_modules"));
  const file = join(dir, "src/handler.ts");
  const durable = { executionTimeout: 600 };
  const server = new TestServer({ fn: { handler: `${file}#handler`, timeout: 10, durable } }, ["--watch"]);
  const remove = async () => {
    await server.remove();
    rmSync(dir, { recursive: true, force: true });
  };
  return { file, server, remove };
}

test("a suspended execution finishes on its own version, over edit and restart", async () => {
  const { file, server, remove } = versioned();
  writeFileSync(file, source("old"));
  try {
    await server.start();
    const old = await server.begin("fn", {});
    const CallbackId = await callbackOf(server, old);
    writeFileSync(file, source("new"));
    await server.outputWith("now at version 2");
    const fresh = await server.begin("fn", {});
    expect([old, fresh].map((arn) => /function:fn:([^/]+)/.exec(arn)?.[1])).toEqual(["$LATEST", "$LATEST"]);
    await server.stop("SIGKILL");
    await server.start();
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId }));
    const freshCallback = await callbackOf(server, fresh);
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId: freshCallback }));
    expect(await resultOf(server, old)).toBe('"old"');
    expect(await resultOf(server, fresh)).toBe('"new"');
  } finally {
    await remove();
  }
});

test("an execution of a number is of that number, one of a journal of before goes on under the ARN it had", async () => {
  const { file, server, remove } = versioned();
  writeFileSync(file, source("old"));
  try {
    await server.start();
    const numbered = await server.begin("fn:1", {});
    const latest = await server.begin("fn", {});
    const answer = await server.invoke("fn:1", {}, { InvocationType: "Event" });
    expect([numbered, latest].map((arn) => /function:fn:([^/]+)/.exec(arn)?.[1])).toEqual(["1", "$LATEST"]);
    expect(answer.ExecutedVersion).toBe("1");
    expect(await listed(server, "1")).toHaveLength(2);
    expect(await listed(server, "$LATEST")).toEqual([latest]);
    await server.stop();
    const before = asOfBefore(join(server.dir, "data"), latest);
    await server.start();
    expect(await listed(server, "$LATEST")).toEqual([before]);
    const description = await server.client.send(new GetDurableExecutionCommand({ DurableExecutionArn: before }));
    expect(description).toMatchObject({ DurableExecutionArn: before, Version: "1", Status: "RUNNING" });
    const CallbackId = await callbackOf(server, before);
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId }));
    expect(await resultOf(server, before)).toBe('"old"');
  } finally {
    await remove();
  }
});

async function listed(server: TestServer, Qualifier: string): Promise<(string | undefined)[]> {
  const command = new ListDurableExecutionsByFunctionCommand({ FunctionName: "fn", Qualifier });
  const { DurableExecutions = [] } = await server.client.send(command);
  return DurableExecutions.map(({ DurableExecutionArn }) => DurableExecutionArn);
}

/** Makes an execution of `$LATEST` one as it was written before `$LATEST` was kept. Its ARN then. */
function asOfBefore(dataDir: string, arn: string): string {
  const database = openDatabase(dataDir);
  const head = "json_remove(json_set(head, '$.version', '1'), '$.code')";
  database.sql.prepare(`UPDATE executions SET version = '1', head = ${head} WHERE id = ?`).run(arn.split("/")[3] ?? "");
  database.close();
  return arn.replace("$LATEST", "1");
}

test("old versions are forgotten, except the newest twenty-one and those that something runs on", () => {
  const dir = mkdtempSync(join(tmpdir(), "versions-"));
  const database = openDatabase(dir);
  const versions = new Versions(database);
  for (let i = 1; i <= 30; i++) versions.publish("fn", `hash${i}`, "handler", i);
  database.sql.exec("INSERT INTO executions VALUES (1, 'id', 'fn', '3', 'name', 'RUNNING', 0, NULL, 0, '{}')");
  versions.retire("fn");
  const left = Array.from({ length: 30 }, (_, i) => i + 1).filter((n) => versions.get("fn", String(n)));
  expect(left).toEqual([3, ...Array.from({ length: 21 }, (_, i) => i + 10)]);
  expect(versions.hashes()).toHaveLength(22);
  expect(versions.publish("fn", "hash31", "handler", 31).number).toBe("31");
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

async function callbackOf(server: TestServer, arn: string): Promise<string> {
  const events = await server.historyWith(arn, (now) => now.some((event) => event.CallbackStartedDetails));
  return events.find((event) => event.CallbackStartedDetails)?.CallbackStartedDetails?.CallbackId ?? "";
}

const resultOf = async (server: TestServer, arn: string) =>
  (await server.ended(arn)).at(-1)?.ExecutionSucceededDetails?.Result?.Payload;

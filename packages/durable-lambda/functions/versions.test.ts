/** Versions: a running execution stays on the code it started with; new starts get the new code. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendDurableExecutionCallbackSuccessCommand } from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { TestServer } from "../conformance/harness.ts";
import { openDatabase } from "../journal/database.ts";
import { Versions } from "./versions.ts";

const source = (text: string) => `import { withDurableExecution } from "@aws/durable-execution-sdk-js";
export const handler = withDurableExecution(async (_event, context) => {
  await context.waitForCallback("go", async () => {});
  return "${text}";
});`;

test("a suspended execution finishes on its own version, over edit and restart", async () => {
  const dir = mkdtempSync(join(tmpdir(), "versions-"));
  mkdirSync(join(dir, "src"));
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(dir, "node_modules"));
  const file = join(dir, "src/handler.ts");
  writeFileSync(file, source("old"));
  const durable = { executionTimeout: 600 };
  const server = new TestServer({ fn: { handler: `${file}#handler`, timeout: 10, durable } }, ["--watch"]);
  try {
    await server.start();
    const old = await server.begin("fn", {});
    const CallbackId = await callbackOf(server, old);
    writeFileSync(file, source("new"));
    await server.outputWith("now at version 2");
    const fresh = await server.begin("fn", {});
    expect([old, fresh].map((arn) => /function:fn:(\d)/.exec(arn)?.[1])).toEqual(["1", "2"]);
    await server.stop("SIGKILL");
    await server.start();
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId }));
    const freshCallback = await callbackOf(server, fresh);
    await server.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId: freshCallback }));
    expect(await resultOf(server, old)).toBe('"old"');
    expect(await resultOf(server, fresh)).toBe('"new"');
  } finally {
    await server.remove();
    rmSync(dir, { recursive: true, force: true });
  }
});

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

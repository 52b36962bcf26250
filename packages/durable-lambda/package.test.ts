import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, serve } from "./testing/command.ts";

/** What a stranger gets: the tarball, installed into an empty folder beside what it declares and what their tests bring. */

const MODULES = path.join(import.meta.dirname, "../../node_modules");
const INSTALLED = ["esbuild", "vitest", "typescript", "@types/node", "@aws/durable-execution-sdk-js"];
const BIN = "node_modules/durable-lambda/dist/main.mjs";

const ORDER = `
import { withDurableExecution, type DurableContext } from "@aws/durable-execution-sdk-js";
export const handler = withDurableExecution(async (event: { pairs: number }, context: DurableContext) => {
  const total = await context.step("price", async () => event.pairs * 160);
  await context.wait("cool-down", { days: 2 });
  const decision = await context.waitForCallback("approval", async () => undefined);
  return { total, decision: JSON.parse(decision) };
});`;

const BY_API = `
import { startDurableLambda } from "durable-lambda";
const lambda = await startDurableLambda({ functions: { order: "order.ts" } });
const order = await lambda.start("order", { pairs: 2 });
await lambda.advance(2 * 24 * 3600);
await lambda.crash();
await order.succeedCallback("approval", "yes");
const result = await order.result();
const waits = (await lambda.history(order.arn)).filter(({ EventType }) => EventType === "WaitSucceeded");
await lambda.close();
console.log(JSON.stringify({ result, waits: waits.length }));`;

const BY_HELPER = `
import { durableLambda } from "durable-lambda/testing";
import { expect, test } from "vitest";

const lambda = durableLambda({ functions: { order: new URL("./order.ts", import.meta.url) } });

test("an order that is refused two days later", async () => {
  const order = await lambda.start("order", { pairs: 1 });
  await lambda.advance(2 * 24 * 3600);
  await lambda.crash();
  await order.failCallback("approval", { type: "Refused", message: "too many" });
  await expect(order.result()).rejects.toThrow("too many");
}, 60_000);`;

/** Half of it is zod; all of zod, taken in by an `import { z }`, would be this much again. */
const MAX_TARBALL_BYTES = 150_000;

let folder: string;
let tarballBytes: number;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "stranger-"));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = { cwd: import.meta.dirname, encoding: "utf8", shell: process.platform === "win32" } as const;
  const tarball = execFileSync(npm, ["pack", "--silent", "--pack-destination", folder], options).trim();
  const installed = path.join(folder, "node_modules/durable-lambda");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], { cwd: folder });
  tarballBytes = statSync(path.join(folder, tarball)).size;
  for (const name of INSTALLED) link(name);
  const files = {
    "package.json": '{"type":"module"}',
    "order.ts": ORDER,
    "api.mjs": BY_API,
    "order.test.ts": BY_HELPER,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function link(name: string): void {
  const target = path.join(folder, "node_modules", name);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(path.join(MODULES, name), target, "junction");
}

test("the tarball is small", () => {
  expect(tarballBytes).toBeLessThan(MAX_TARBALL_BYTES);
});

test("the command serves a file's durable handlers without a manifest", async () => {
  const { lines, url } = await serve(folder, BIN, "dev", "order.ts", "--port", "0", "--data", "by-command");
  expect(lines).toEqual(["lambda: order is order.ts#handler"]);
  const invoked = await fetch(`${url}/2015-03-31/functions/order/invocations?Qualifier=$LATEST`, {
    method: "POST",
    headers: { "x-amz-invocation-type": "Event" },
    body: '{"pairs":1}',
  });
  expect(invoked.status).toBe(202);
  expect(invoked.headers.get("x-amz-durable-execution-arn")).toContain(":function:order:");
  expect(await (await fetch(`${url}/_local/console.css`)).text()).toContain("{");
});

test("a program moves the time, kills the server, and answers a callback", async () => {
  const { status, output } = await run(folder, "api.mjs");
  expect(output.split("\n").findLast(Boolean)).toBe('{"result":{"total":320,"decision":"yes"},"waits":1}');
  expect(status).toBe(0);
});

test("a workflow's test in Vitest is ten lines", async () => {
  const { status, output } = await run(folder, "node_modules/vitest/vitest.mjs", "run", "--no-color");
  expect(output).toContain("1 passed");
  expect(status).toBe(0);
});

test("its types are found", async () => {
  const flags = [
    "--noEmit",
    "--strict",
    "--target",
    "es2024",
    "--module",
    "nodenext",
    "--skipLibCheck",
    "--types",
    "node",
  ];
  expect(await run(folder, "node_modules/typescript/bin/tsc", ...flags, "order.test.ts")).toEqual({
    status: 0,
    output: "",
  });
});

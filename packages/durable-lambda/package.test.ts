import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { Execution } from "./api/execution.ts";
import { run, serve } from "./testing/command.ts";
import { BIN, installTarball, type Stranger } from "./testing/stranger.ts";

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

const EXAMPLES = path.join(import.meta.dirname, "examples");
const PROJECTS = readdirSync(EXAMPLES).filter((name) => statSync(path.join(EXAMPLES, name)).isDirectory());
const textOf = (...names: readonly string[]) => readFileSync(path.join(EXAMPLES, ...names), "utf8");

/** Half of it is zod; all of zod, taken in by an `import { z }`, would be this much again. */
const MAX_TARBALL_BYTES = 150_000;

let stranger: Stranger;
let folder: string;

beforeAll(() => {
  stranger = installTarball();
  ({ folder } = stranger);
  const files = {
    "package.json": '{"type":"module"}',
    "order.ts": ORDER,
    "api.mjs": BY_API,
    "order.test.ts": BY_HELPER,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  cpSync(EXAMPLES, path.join(folder, "examples"), { recursive: true });
});

afterAll(() => stranger.remove());

test("the tarball is small", () => {
  expect(stranger.tarballBytes).toBeLessThan(MAX_TARBALL_BYTES);
});

test("what its documents link to is in the tarball, but for their pictures; so is the licence", () => {
  const installed = readdirSync(path.join(folder, "node_modules/durable-lambda"));
  const linked = ["README.md", "REFERENCE.md"].flatMap(linksOf);
  expect(linked).toEqual(expect.arrayContaining(["REFERENCE.md", "rerun.png"]));
  expect(installed).toEqual(expect.arrayContaining(["LICENSE", ...linked.filter((name) => !name.endsWith(".png"))]));
});

function linksOf(document: string): string[] {
  const text = readFileSync(path.join(import.meta.dirname, document), "utf8");
  return [...text.matchAll(/\]\(([^:)]+)\)/g)].map(([, name = ""]) => name);
}

test("the command serves a file's durable handlers without a manifest", async () => {
  const { lines, url } = await serve(folder, BIN, "dev", "order.ts", "--port", "0", "--data", "by-command");
  expect(lines).toEqual(["lambda: order is order.ts#handler"]);
  expect(await startOrder(url, 1)).toContain(":function:order:");
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

async function startOrder(url: string, pairs: number): Promise<string> {
  const { status, headers } = await fetch(`${url}/2015-03-31/functions/order/invocations?Qualifier=$LATEST`, {
    method: "POST",
    headers: { "x-amz-invocation-type": "Event" },
    body: JSON.stringify({ pairs }),
  });
  expect(status).toBe(202);
  return headers.get("x-amz-durable-execution-arn") ?? "";
}

/** `durable-lambda dev src/order.ts` of a project's package.json. */
const sourceOf = (project: string): string =>
  / dev (.*)$/.exec((JSON.parse(textOf(project, "package.json")) as Project).scripts.dev)?.[1] ?? "";

interface Project {
  readonly scripts: { readonly dev: string };
}

async function servedAndFinished(project: string) {
  const cwd = path.join(folder, "examples", project);
  const { lines, url } = await serve(cwd, path.join(folder, BIN), "dev", sourceOf(project), "--port", "0");
  const order = new Execution(await startOrder(url, 2), () => url, 30_000);
  await fetch(`${url}/_local/clock`, { method: "POST", body: '{"advanceSeconds":172800}' });
  return { project, lines, result: await order.result() };
}

test("every example is served by the command of its package.json, and its order goes through", async () => {
  expect(PROJECTS.length).toBeGreaterThanOrEqual(8);
  const served = await Promise.all(PROJECTS.map(servedAndFinished));
  for (const { project } of served) {
    const lines = [expect.stringMatching(`^lambda: order is ${sourceOf(project)}#(handler|order)$`)];
    expect(served).toContainEqual({ project, lines, result: { total: 320 } });
  }
});

test("the infrastructure of each project deploys the file that the command serves, for as long as its waits need", async () => {
  const { Order } = (parse(textOf("sam/template.yaml"), { customTags: [REF] }) as SamTemplate).Resources;
  expect(`${Order.Properties.CodeUri}${Order.Properties.Handler}`).toBe("src/order.handler");
  expect(Order.Properties.DurableConfig.ExecutionTimeout).toBeGreaterThan(2 * 24 * 3600);
  const [cdk, sst] = [textOf("aws-cdk/stack.ts"), textOf("sst/sst.config.ts")];
  for (const source of [cdk, sst]) expect((await transform(source, { loader: "ts" })).warnings).toEqual([]);
  expect(cdk).toContain(`entry: "${sourceOf("aws-cdk")}"`);
  expect(sst).toContain(`handler: "${sourceOf("sst").replace(".ts", ".handler")}"`);
});

/** A reference of CloudFormation's. */
const REF = { tag: "!Ref", resolve: (name: string) => ({ Ref: name }) };

interface SamTemplate {
  readonly Resources: {
    readonly Order: {
      readonly Properties: {
        readonly CodeUri: string;
        readonly Handler: string;
        readonly DurableConfig: { readonly ExecutionTimeout: number };
      };
    };
  };
}

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

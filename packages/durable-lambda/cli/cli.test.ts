import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { readManifest } from "../manifest.ts";
import { folderWith, run } from "../testing/command.ts";
import { readArguments } from "./arguments.ts";
import { developmentManifest } from "./dev.ts";
import { explain } from "./explain.ts";
import { tooOld } from "./node-version.mjs";

/** What people do wrong at the first start: one line each, that says what to do. */

const MAIN = path.join(import.meta.dirname, "../main.mjs");
const SDK = '"@aws/durable-execution-sdk-js"';
const DURABLE = `import { withDurableExecution } from ${SDK};\n`;
const FILES = {
  "order.ts": `${DURABLE}export const handler = withDurableExecution(async () => 1);`,
  "unwrapped.ts": "export const handler = async () => 1;",
  "nothing.ts": "export const price = 160;",
  "half.ts": "export const handler = withDurable(",
  "missing.ts": 'import middy from "@middy/corr/x"; import "./gone.js"; export const handler = middy();',
  "throws.ts": 'throw new Error("TABLE_NAME is missing");',
  "ends.ts": "process.exit(3);",
  "text.json": "functions",
  "keys.json": '{"functions":{"order":{"handler":"order.ts","timeout":"60"}}}',
  "export.json": '{"functions":{"order":{"handler":"order.ts#handel","durable":{"executionTimeout":60}}}}',
};

/** What is said to these arguments, in which names of files are of a folder with them. */
async function told(...args: readonly string[]): Promise<string[]> {
  const folder = folderWith(FILES);
  const given = args.map((argument) => (/\.\w+$/.test(argument) ? path.join(folder, argument) : argument));
  const lines = await mistake([...given, "--data", path.join(folder, "data")]);
  return lines
    .replaceAll(`${path.relative(process.cwd(), folder)}/`, "") // first: from some folders it ends with the other
    .replaceAll(`${folder}${path.sep}`, "")
    .split("\n");
}

async function mistake(args: readonly string[]): Promise<string> {
  try {
    const { files, manifest, dataDir } = readArguments(args);
    readManifest(manifest ?? (await developmentManifest(files, dataDir)));
    return "none";
  } catch (cause) {
    return explain(cause);
  }
}

test.each([
  [
    ["dev", "unwrapped.ts"],
    "unwrapped.ts exports handler, not wrapped: export const handler = withDurableExecution(...)",
  ],
  [["dev", "nothing.ts"], "nothing.ts exports no function: export const handler = withDurableExecution(...)"],
  [["dev", "half.ts"], "half.ts does not build: Unexpected end of file (half.ts:1:36)"],
  [
    ["dev", "missing.ts"],
    'missing.ts does not build: Could not resolve "@middy/corr/x" (missing.ts:1:19): npm install @middy/corr',
  ],
  [["dev", "throws.ts"], "throws.ts does not load: Error: TABLE_NAME is missing"],
  [["dev", "ends.ts"], "ends.ts does not load: it ended the process with 3"],
  [["dev", "gone.ts"], "there is no file gone.ts"],
  [["dev", "order.ts", "order.ts"], "order.ts#handler and order.ts#handler are both order: name them in a manifest"],
  [["dev"], "name the files: durable-lambda dev src/order.ts"],
  [[], "say what to serve: durable-lambda dev src/order.ts, or --manifest FILE (see --help)"],
  [["serve"], "there is no command serve: see --help"],
  [["dev", "order.ts", "--prot", "1"], "Unknown option '--prot': see --help"],
  [["dev", "order.ts", "--port", "high"], "--port high is no port: it is a number up to 65535, or 0 for any free one"],
  [["--manifest", "gone.json"], "there is no manifest gone.json: durable-lambda dev FILE... needs none"],
])("%j is told in one line", async (args, line) => {
  expect(await told(...args)).toEqual([line]);
});

test("a folder in place of a file is told", async () => {
  const folder = folderWith(FILES);
  expect(await mistake(["dev", folder, "--data", path.join(folder, "data")])).toBe(
    `${folder} is a folder: name the files in it`,
  );
});

test("a manifest's mistakes are told each in a line, with where it is", async () => {
  expect(await told("--manifest", "keys.json")).toEqual([
    "keys.json: functions.order.handler: must look like /path/handler.ts#export",
    expect.stringContaining("keys.json: functions.order.timeout: "),
  ]);
  expect(await told("--manifest", "text.json")).toEqual([expect.stringContaining("text.json is not JSON: ")]);
});

test("a start that fails says so in one line, and ends with 1", async () => {
  const folder = folderWith(FILES);
  expect(await run(folder, MAIN, "--manifest", "export.json", "--check", "--data", "data")).toEqual({
    status: 1,
    output: `lambda: order: ${path.join(folder, "order.ts")} has no export handel: it exports handler\n`,
  });
});

test("a port that is taken is told with a way on", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const folder = folderWith({ "empty.json": '{"functions":{}}' });
  expect(await run(folder, MAIN, "--manifest", "empty.json", "--port", String(port), "--data", "data")).toEqual({
    status: 1,
    output: `lambda: port ${port} is already in use: stop what listens there, or take --port 0 for a free one\n`,
  });
  other.close();
});

test("an old Node is told which one is needed", () => {
  expect(tooOld("20.20.2")).toContain("needs Node 22.13 or newer, this is 20.20.2");
  expect(tooOld("22.12.0")).toBeDefined();
  for (const version of ["22.13.0", "22.23.3", "24.0.0", "25.1.0"]) expect(tooOld(version)).toBeUndefined();
});

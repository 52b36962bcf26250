import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { readManifest } from "../manifest.ts";
import { PACKAGE } from "../packaged.ts";
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
  "within.ts": `${DURABLE}const inner = withDurableExecution(async () => 1);
    export const ship = (e, c) => inner(e, c); export const price = () => 160;`,
  "nothing.ts": "export const price = 160;",
  "half.ts": "export const handler = withDurable(",
  "missing.ts": 'import middy from "@middy/corr/x"; import "./gone.js"; export const handler = middy();',
  "throws.ts": `${DURABLE}const table = () => {\n  throw new Error("TABLE_NAME is missing");\n};\ntable();`,
  "awaits.ts": "await new Promise(() => undefined);",
  "again/order.ts": `${DURABLE}export const handler = withDurableExecution(async () => 1);`,
  "注文.ts": `${DURABLE}export const handler = withDurableExecution(async () => 1);`,
  "ends.ts": "process.exit(3);",
  "text.json": "functions",
  "keys.json": '{"functions":{"order":{"handler":"order.ts","timeout":"60"}}}',
  "members.json":
    '{"functions":{"a b":{"handler":"order.ts#a"},"order":{"timout":3,"durable":{"executionTimeout":0,"days":1}}}}',
  "marked.json": '\uFEFF{"functions":{}}',
  "export.json": '{"functions":{"order":{"handler":"order.ts#handel","durable":{"executionTimeout":60}}}}',
};

const IN_MANIFEST = "name it in a manifest, and start with --manifest FILE";

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
    readManifest(manifest ?? (await developmentManifest(dataDir)(files)));
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
  [
    ["dev", "within.ts"],
    "within.ts exports price, ship, one of which wraps a durable handler: name it handler, or list it in a manifest",
  ],
  [["dev", "nothing.ts"], "nothing.ts exports no function: export const handler = withDurableExecution(...)"],
  [["dev", "half.ts"], "half.ts does not build: Unexpected end of file (half.ts:1:36)"],
  [
    ["dev", "missing.ts"],
    'missing.ts does not build: Could not resolve "@middy/corr/x" (missing.ts:1:19): npm install @middy/corr',
  ],
  [["dev", "throws.ts"], "throws.ts does not load: Error: TABLE_NAME is missing (throws.ts:3:9)"],
  [["dev", "awaits.ts"], "awaits.ts does not load: its top level awaits what never comes"],
  [["dev", "ends.ts"], "ends.ts does not load: it ended the process with 3"],
  [["dev", "gone.ts"], "there is no file gone.ts"],
  [["dev", "注文.ts"], `注文.ts#handler has no letter that a function's name may have: ${IN_MANIFEST}`],
  [["dev", "order.ts", "again/order.ts"], `order.ts#handler and again/order.ts#handler are both order: ${IN_MANIFEST}`],
  [
    ["dev", "order.ts", "--manifest", "export.json"],
    "dev finds the functions of files, --manifest lists them: take one of the two",
  ],
  [["dev", "order.ts", "--port", "-1"], "Option '--port' argument is ambiguous: see --help"],
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
    "keys.json: functions.order.timeout: must be a number",
  ]);
  expect(await told("--manifest", "members.json")).toEqual([
    "members.json: functions.a b: is no name of a function: letters, digits, - and _, 64 of them at most",
    "members.json: functions.order.handler: is missing",
    "members.json: functions.order.durable.executionTimeout: must be 1 or more",
    "members.json: functions.order.durable: there is no days, but executionTimeout, retentionDays",
    "members.json: functions.order: there is no timout, but handler, timeout, durable, environment, tenantIsolation",
  ]);
  expect(await told("--manifest", "text.json")).toEqual([expect.stringContaining("text.json is not JSON: ")]);
});

test("a manifest may begin with the mark that editors of Windows write, and is no folder", async () => {
  expect(await told("--manifest", "marked.json")).toEqual(["none"]);
  const folder = folderWith(FILES);
  expect(await mistake(["--manifest", folder])).toBe(`${folder} is a folder: name the manifest in it`);
});

test("a file that is named twice is served once", async () => {
  expect(await told("dev", "order.ts", "order.ts")).toEqual(["none"]);
});

test("a port of the environment that is none is told by its name; an empty one is none", () => {
  vi.stubEnv("LAMBDA_PORT", "high");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => readArguments(["dev", "order.ts"])).toThrow("LAMBDA_PORT high is no port");
  vi.stubEnv("LAMBDA_PORT", "");
  expect(readArguments(["dev", "order.ts"]).port).toBe(3001);
});

test("it says which version it is", async () => {
  const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };
  expect(await run(folderWith(), MAIN, "--version")).toEqual({ status: 0, output: `${version}\n` });
});

test("a data folder that cannot be written is told with a way on", async () => {
  const folder = folderWith({ ...FILES, data: "a file" });
  expect(await mistake(["dev", path.join(folder, "order.ts"), "--data", path.join(folder, "data")])).toBe(
    `${path.join(folder, "data")} cannot be written, a file is in its place: take another folder by --data DIR`,
  );
});

test("a place where no folder can be made is told with a way on, though Node would try for ever", async () => {
  const folder = folderWith({ ...FILES, "empty.json": '{"functions":{}}' });
  for (const what of [
    ["dev", "order.ts"],
    ["--manifest", "empty.json"],
  ]) {
    const { status, output } = await run(folder, MAIN, ...what, "--port", "0", "--data", "/proc/nowhere/data");
    expect(output).toMatch(/^lambda: \/proc(\/nowhere)? cannot be written, .+: take another folder by --data DIR\n$/);
    expect(status).toBe(1);
  }
});

test("a disk that is full is told with a way on, though nothing says where", () => {
  expect(explain(Object.assign(new Error("no space"), { code: "ENOSPC" }))).toBe(
    "the data folder cannot be written, the disk is full: take another folder by --data DIR",
  );
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

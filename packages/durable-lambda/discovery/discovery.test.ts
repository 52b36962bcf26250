import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { folderWith, run } from "../testing/command.ts";
import { durableExports, durableHandlers } from "./find.ts";
import { functionName } from "./names.ts";
import { placeOf } from "./place.ts";

const MAIN = path.join(import.meta.dirname, "../main.mjs");

const SDK = '"@aws/durable-execution-sdk-js"';

async function exportsOf(name: string, source: string): Promise<string[]> {
  const folder = folderWith({ [name]: source });
  const found = await durableHandlers(path.join(folder, name), path.join(folder, "data"));
  return found.handlers.map(({ exportName }) => exportName);
}

test.each([
  [
    "order.ts",
    `import { withDurableExecution as durable } from ${SDK};
    export const ship = durable(async () => 1), refund = durable(async () => 2), price = () => 160;`,
    ["refund", "ship"],
  ],
  [
    "order.mjs",
    `import * as sdk from ${SDK}; const handler = sdk.withDurableExecution(async () => 1); export { handler, handler as default };`,
    ["handler"],
  ],
  [
    "order.cjs",
    `const { withDurableExecution } = require(${SDK}); exports.handler = withDurableExecution(async () => 1);`,
    ["handler"],
  ],
  [
    "order.mts",
    `import { withDurableExecution } from ${SDK}; export default withDurableExecution(async () => 1);`,
    ["default"],
  ],
  [
    "order.js",
    `import { withDurableExecution } from ${SDK}; const middy = (inner) => (...given) => inner(...given);
    export const handler = middy(withDurableExecution(async () => 1)); export const price = () => 160;`,
    ["handler"],
  ],
])("the durable handlers of %s are found", async (name, source, expected) => {
  expect((await exportsOf(name, source)).sort()).toEqual(expected);
});

const outer = (name: string) => ({ name, isWrapped: false });
const handler = (name: string) => ({ name, isWrapped: true });

test.each([
  ["no handler was made", [outer("handler")], 0, [], []],
  ["the only function has one within", [outer("ship")], 1, ["ship"], []],
  [
    "one of its name has one within, beside another",
    [handler("refund"), outer("handler")],
    1,
    ["refund", "handler"],
    [],
  ],
  ["one of two has one within", [outer("ship"), outer("price")], 1, [], ["ship", "price"]],
  ["one that is found is beside", [handler("refund"), outer("ship")], 1, ["refund"], ["ship"]],
  ["another function is beside", [handler("refund"), outer("price")], 0, ["refund"], []],
])("what is a durable handler where %s", (_case, functions, inner, durable, unsure) => {
  expect(durableExports(functions, inner)).toEqual({ durable, unsure });
});

test("the SDK that is not installed is told with who imports it, and how it is installed", async () => {
  const folder = folderWith({ "order.js": `import { withDurableExecution } from ${SDK};` });
  rmSync(path.join(folder, "node_modules"));
  await expect(durableHandlers(path.join(folder, "order.js"), path.join(folder, "data"))).rejects.toThrow(
    /order\.js:1:38\): npm install @aws\/durable-execution-sdk-js$/,
  );
});

const LOADS = { "order.js": "import { table } from 'failing';\ntable();" };
const FAILING = "export const table = () => {\n  throw new Error('no table');\n};";

test("what a package throws is told with the place of one's own that called it, and with none of another program", async () => {
  const folder = folderWith(LOADS);
  const modules = path.join(folder, "node_modules");
  rmSync(modules); // a link
  mkdirSync(path.join(modules, "failing"), { recursive: true });
  writeFileSync(path.join(modules, "failing/index.mjs"), FAILING);
  writeFileSync(path.join(modules, "failing/package.json"), '{"exports":"./index.mjs"}');
  const { output } = await run(folder, MAIN, "dev", "order.js"); // from there its modules are `node_modules/…`
  expect(output).toContain("order.js does not load: Error: no table (order.js:2:1)\n");
  expect(await placeOf(path.join(folder, "order.js"), "Error\n    at file:///app/dist/load.mjs:8:3")).toBeUndefined();
});

test("two that start on one data folder do not take away each other's bundle", async () => {
  const source = `import { withDurableExecution } from ${SDK}; export const handler = withDurableExecution(async () => 1);`;
  const folder = folderWith({ "order.ts": source });
  const data = path.join(folder, "data");
  mkdirSync(data);
  writeFileSync(path.join(data, "discovery-1.mjs"), "");
  await durableHandlers(path.join(folder, "order.ts"), data);
  expect(readdirSync(data)).toEqual(["discovery-1.mjs"]);
});

test.each([
  ["/app/src/order.ts", "handler", "order"],
  ["/app/größe dir/ö rder!.ts", "handler", "o-rder"],
  ["/app/src/order.ts", "default", "order"],
  ["/app/src/order.ts", "refund", "refund"],
  ["/app/order/handler.mts", "handler", "order"],
  ["/app/place.order/index.js", "handler", "place-order"],
  ["C:\\app\\src\\order.cts", "handler", "order"],
  ["C:\\app\\order\\index.ts", "default", "order"],
])("%s#%s is served as %s", (file, exportName, name) => {
  expect(functionName({ file, exportName })).toBe(name);
});

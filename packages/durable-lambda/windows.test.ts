import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import type * as Path from "node:path";
import type * as Url from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { manifestOf } from "./api/options.ts";
import { functionName } from "./discovery/names.ts";
import { readManifest } from "./manifest.ts";

/** Paths as Windows has them, by its rules: Node's own modules for them are what Windows would load. */

vi.mock("node:path", async (actual) => {
  const { win32 } = await actual<typeof Path>();
  return { ...win32, default: win32 };
});
vi.mock("node:url", async (actual) => {
  const url = await actual<typeof Url>();
  return { ...url, fileURLToPath: (given: string | URL) => url.fileURLToPath(given, { windows: true }) };
});

const servedBy = (handler: string | URL) =>
  (manifestOf({ order: handler }) as { functions: { order: { handler: string } } }).functions.order.handler;

test.each<[string | URL, string]>([
  [new URL("file:///C:/app/order.ts"), "C:\\app\\order.ts#handler"],
  [new URL("file:///C:/app/my%20orders/order.ts#place"), "C:\\app\\my orders\\order.ts#place"],
  ["C:\\app\\order.ts", "C:\\app\\order.ts#handler"],
  ["C:/app/order.ts#place", "C:\\app\\order.ts#place"],
  ["D:\\C#\\order.ts", "D:\\C#\\order.ts#handler"],
  ["\\\\server\\share\\order.ts#place", "\\\\server\\share\\order.ts#place"],
])("the API serves %s as %s", (given, handler) => {
  expect(servedBy(given)).toBe(handler);
});

test.each([
  ["C:\\app\\order.ts#handler", "C:\\app\\order.ts"],
  ["C:/app/order.ts#handler", "C:/app/order.ts"],
  ["D:\\C#\\order.ts#handler", "D:\\C#\\order.ts"],
  ["./src/order.ts#handler", "\\src\\order.ts"],
  ["src\\order.ts#handler", "\\src\\order.ts"],
])("a manifest's %s is the file %s", (handler, file) => {
  const folder = mkdtempSync(`${os.tmpdir()}/windows-`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/functions.json`, JSON.stringify({ functions: { order: { handler } } }));
  const { file: read = "", exportName } = readManifest(`${folder}/functions.json`).get("order") ?? {};
  expect(read.endsWith(file)).toBe(true);
  expect(exportName).toBe("handler");
});

test("a function has the name of its file or folder, whichever way the slashes lean", () => {
  expect(functionName({ file: "C:\\app\\order\\handler.ts", exportName: "handler" })).toBe("order");
  expect(functionName({ file: "C:/app/order.mts", exportName: "default" })).toBe("order");
});

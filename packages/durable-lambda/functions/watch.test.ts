import type * as FileSystem from "node:fs";
import { mkdirSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { TestServer } from "../conformance/harness.ts";
import { folderWith } from "../testing/command.ts";
import type { Registry } from "./registry.ts";
import { SourceWatcher } from "./watch.ts";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof FileSystem>();
  return { ...fs, watch: vi.fn(fs.watch) };
});

const HANDLER = `import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { price } from "./prices/price.ts";
export const handler = withDurableExecution(async () => price);`;

/** Serves a handler that imports `price.ts` of a folder beside it, while the test edits them. */
async function edited(edit: (files: { handler: string; price: string }, server: TestServer) => Promise<void>) {
  const folder = folderWith({ "handler.ts": HANDLER, "prices/price.ts": "export const price = 1;" });
  const files = { handler: path.join(folder, "handler.ts"), price: path.join(folder, "prices/price.ts") };
  const durable = { executionTimeout: 600 };
  const server = new TestServer({ fn: { handler: `${files.handler}#handler`, durable } }, ["--watch"]);
  try {
    await server.start();
    expect(await resultOf(server)).toBe("1");
    await edit(files, server);
  } finally {
    await server.remove();
  }
}

async function resultOf(server: TestServer): Promise<string | undefined> {
  const events = await server.ended(await server.begin("fn", {}));
  return events.at(-1)?.ExecutionSucceededDetails?.Result?.Payload;
}

test("an imported source that was broken, then deleted, is served again when it is mended", () =>
  edited(async ({ price }, server) => {
    writeFileSync(price, "export const price = ;");
    await server.outputWith("does not build, still at version 1");
    expect(await resultOf(server)).toBe("1");
    rmSync(price);
    await server.outputWith('Could not resolve "./prices/price.ts"');
    writeFileSync(price, "export const price = 2;");
    await server.outputWith("changed, now at version 2");
    expect(await resultOf(server)).toBe("2");
  }));

test("a handler that is moved away and back, as editors save, leaves the server running", () =>
  edited(async ({ handler }, server) => {
    renameSync(handler, `${handler}~`);
    await server.outputWith("there is no file");
    expect(await resultOf(server)).toBe("1");
    renameSync(`${handler}~`, handler);
    await server.outputWith("changed, now at version 1");
    writeFileSync(handler, HANDLER.replace("=> price", "=> price + 2"));
    await server.outputWith("changed, now at version 2");
    expect(await resultOf(server)).toBe("3");
  }));

test("a folder that is deleted and made again, as a checkout does, is watched again", () =>
  edited(async ({ price }, server) => {
    rmSync(path.dirname(price), { recursive: true });
    await server.outputWith("does not build, still at version 1");
    mkdirSync(path.dirname(price));
    writeFileSync(price, "export const price = 2;");
    await server.outputWith("changed, now at version 2");
    rmSync(path.dirname(price), { recursive: true });
    mkdirSync(path.dirname(price));
    writeFileSync(price, "export const price = 3;");
    await server.outputWith("changed, now at version 3");
    writeFileSync(price, "export const price = 4;");
    await server.outputWith("changed, now at version 4");
    expect(await resultOf(server)).toBe("4");
  }));

test("a folder that cannot be watched is told in one line, and the server goes on", async () => {
  vi.mocked(watch).mockImplementation(() => {
    throw new Error("ENOSPC: System limit for number of file watchers reached");
  });
  const told = vi.spyOn(console, "error").mockReturnValue();
  const folder = folderWith({ "handler.ts": HANDLER });
  const file = path.join(folder, "handler.ts");
  const registry = { functions: new Map([["fn", { file }]]), sources: async () => [], isCurrent: () => true };
  await new SourceWatcher(registry as unknown as Registry).start();
  expect(told.mock.calls).toEqual([
    [`lambda: cannot watch ${folder}: ENOSPC: System limit for number of file watchers reached`],
  ]);
  vi.restoreAllMocks();
});

test("what is saved while a build is heard of is told after it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const folder = folderWith({ "handler.ts": HANDLER });
  const file = path.join(folder, "handler.ts");
  vi.mocked(watch).mockReturnValue({ on: vi.fn() } as unknown as FileSystem.FSWatcher);
  const registry = { functions: new Map([["fn", { file }]]), sources: async () => [], republish: async () => [] };
  const first = Promise.withResolvers<void>();
  const told = vi.fn<(handler: string) => Promise<void>>().mockReturnValueOnce(first.promise).mockResolvedValue();
  await new SourceWatcher({ ...registry, isCurrent: () => true } as unknown as Registry, told).start();
  const saved = vi.mocked(watch).mock.lastCall?.at(2) as unknown as (event: string, name: string) => void;
  for (const _ of ["first", "second"]) {
    saved("change", "handler.ts");
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(told.mock.calls).toEqual([[file]]);
  first.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(told.mock.calls).toEqual([[file], [file]]);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

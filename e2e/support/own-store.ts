import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base } from "@playwright/test";
import { e2eStack, test, type StackName } from "./fixtures.ts";
import { RunningStack } from "./processes.ts";
import type { Stack } from "./stack.ts";
import { Store } from "./store.ts";

type StackIn = (dataDir: string, extra: Readonly<Record<string, string>>) => Stack;

/** Processes of this file's own, on the drop that it is about if there is one: they run before its tests, and end after them. */
export function ownStack(name: string, stackIn: StackIn, drop?: () => object): RunningStack {
  const dataDir = path.join(tmpdir(), `quantasneaks-${name}-${process.pid}`);
  const dropFile = path.join(dataDir, "drop.json");
  const running = new RunningStack(stackIn(dataDir, drop ? { DROP_FILE: dropFile } : {}));
  base.beforeAll(async () => {
    mkdirSync(dataDir, { recursive: true });
    if (drop) writeFileSync(dropFile, JSON.stringify(drop()));
    await running.start();
  });
  base.afterAll(async () => {
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return running;
}

/** A store of this file's own, and the test whose pages are that store's. */
export function ownStore(name: StackName, drop?: () => object) {
  const running = ownStack(name, (dataDir, extra) => e2eStack(name, dataDir, extra), drop);
  const store = new Store(running.stack);
  const ownTest = test.extend({
    baseURL: running.stack.siteUrl,
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    store: async ({}, provide) => provide(store),
  });
  return { running, store, test: ownTest };
}

import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { TestServer } from "../conformance/harness.ts";
import { folderWith } from "../testing/command.ts";

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

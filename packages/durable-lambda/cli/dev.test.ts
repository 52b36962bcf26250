import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { folderWith, serve } from "../testing/command.ts";

const MAIN = path.join(import.meta.dirname, "../main.mjs");
const ORDER = `import { withDurableExecution } from "@aws/durable-execution-sdk-js";
export const handler = withDurableExecution(async () => "ordered");`;
const REFUND = `${ORDER}\nexport const refund = withDurableExecution(async () => "refunded");`;

test("a durable handler that is added to a file is served once the file is saved, the others as before", async () => {
  const folder = folderWith({ "order.ts": ORDER });
  const { lines, url } = await serve(folder, MAIN, "dev", "order.ts", "--port", "0", "--data", "data");
  expect(lines).toEqual(["lambda: order is order.ts#handler"]);
  const functions = `${url}/2015-03-31/functions`;
  expect((await fetch(`${functions}/refund`)).status).toBe(404);
  await vi.waitFor(async () => {
    writeFileSync(path.join(folder, "order.ts"), REFUND); // again, if it was not yet watched
    await vi.waitFor(async () => expect((await fetch(`${functions}/refund`)).status).toBe(200), 10_000);
  }, 60_000);
  const { Functions } = (await (await fetch(functions)).json()) as { Functions: { FunctionName: string }[] };
  expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(["order", "refund"]);
});

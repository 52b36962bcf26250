import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { folderWith, serve } from "../testing/command.ts";

const MAIN = path.join(import.meta.dirname, "../main.mjs");
const ORDER = `import { withDurableExecution } from "@aws/durable-execution-sdk-js";
export const handler = withDurableExecution(async () => "ordered");`;
const REFUND = `${ORDER}\nexport const refund = withDurableExecution(async () => "refunded");`;

const OPTIONS = ["--port", "0", "--data", "data", "--no-strict"];
const PATIENCE = { timeout: 60_000, interval: 100 };

/** Serves the files once all are built: what is saved from then on is seen. */
async function developed(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files);
  const { lines, url } = await serve(folder, MAIN, "dev", ...Object.keys(files), ...OPTIONS);
  const functions = `${url}/2015-03-31/functions`;
  const handlerOf = async (name: string): Promise<string | number> => {
    const answer = await fetch(`${functions}/${name}/configuration`);
    return answer.ok ? ((await answer.json()) as { Handler: string }).Handler : answer.status;
  };
  for (const line of lines) await handlerOf(/^lambda: (\S+) is/.exec(line)?.[1] ?? "");
  return {
    lines,
    functions,
    handlerOf,
    save: (file: string, text: string) => writeFileSync(path.join(folder, file), text),
  };
}

test("a durable handler that is added to a file is served once the file is saved, the others as before", async () => {
  const { lines, functions, handlerOf, save } = await developed({ "order.ts": ORDER });
  expect(lines).toEqual(["lambda: order is order.ts#handler"]);
  expect(await handlerOf("refund")).toBe(404);
  save("order.ts", REFUND);
  await vi.waitFor(async () => expect(await handlerOf("refund")).toBe("order.refund"), PATIENCE);
  const { Functions } = (await (await fetch(functions)).json()) as { Functions: { FunctionName: string }[] };
  expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(["order", "refund"]);
});

test("a function that another export is now is served from there, in the same file or another", async () => {
  const { functions, handlerOf, save } = await developed({ "order.ts": ORDER, "shop.ts": REFUND });
  expect(await handlerOf("order")).toBe("order.handler");
  const renamed = ORDER.replace("handler", "order");
  save("order.ts", renamed);
  await vi.waitFor(async () => expect(await handlerOf("order")).toBe("order.order"), PATIENCE);
  save("order.ts", "export const price = 160;");
  save("shop.ts", renamed);
  await vi.waitFor(async () => expect(await handlerOf("order")).toBe("shop.order"), PATIENCE);
  const headers = { "x-amz-durable-execution-name": "moved" };
  const invoked = await fetch(`${functions}/order/invocations?Qualifier=$LATEST`, { method: "POST", headers });
  expect([invoked.status, await invoked.text()]).toEqual([200, '"ordered"']);
});

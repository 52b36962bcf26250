import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startDurableLambda } from "./durable-lambda.ts";
import { DurableLambdaError } from "./http.ts";
import { describeOpen, type HistoryEvent, openOperations } from "./history.ts";
import { manifestOf } from "./options.ts";
import { folderWith } from "../testing/command.ts";

const event = (EventType: string, rest: object = {}): HistoryEvent => ({
  EventId: 1,
  EventTimestamp: 0,
  EventType,
  ...rest,
});

test("a callback has the name of what waits for it, and is open until it ends", () => {
  const begun = [
    event("ExecutionStarted", { Id: "x" }),
    event("WaitStarted", { Id: "1", Name: "cool-down" }),
    event("ContextStarted", { Id: "2", Name: "approval" }),
    event("CallbackStarted", { Id: "3", ParentId: "2", CallbackStartedDetails: { CallbackId: "id" } }),
    event("InvocationCompleted"),
  ];
  expect(openOperations(begun)).toContainEqual({ type: "Callback", name: "approval", callbackId: "id" });
  expect(describeOpen(begun)).toBe("Wait cool-down, Callback approval");
  expect(describeOpen([...begun, event("WaitSucceeded", { Id: "1" }), event("CallbackTimedOut", { Id: "3" })])).toBe(
    "nothing",
  );
});

test("a function is a path or a URL, its export is `handler` where none is named", () => {
  const url = new URL("order.ts#refund", "file:///app/src/");
  expect(manifestOf({ order: "src/order.ts", refund: url, sweep: { handler: "sweep.ts#run", durable: null } })).toEqual(
    {
      functions: {
        order: {
          handler: `${path.resolve("src/order.ts")}#handler`,
          timeout: 60,
          durable: { executionTimeout: 31_622_400 },
        },
        refund: { handler: "/app/src/order.ts#refund", timeout: 60, durable: { executionTimeout: 31_622_400 } },
        sweep: { handler: `${path.resolve("sweep.ts")}#run`, timeout: 60, durable: null },
      },
    },
  );
});

test("a start that fails says why, behind a link too, and leaves nothing behind", async () => {
  const folder = path.join(folderWith({ "order.ts": "export const handel = 1;" }), "linked"); // as /var is on macOS
  symlinkSync(path.dirname(folder), folder, "junction");
  const temporary = path.join(folder, "temporary");
  mkdirSync(temporary);
  vi.stubEnv("TMPDIR", temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(startDurableLambda({ functions: { order: path.join(folder, "order.ts") } })).rejects.toThrow(
    "order.ts has no export handler: it exports handel",
  );
  await expect(startDurableLambda({ functions: { order: path.join(folder, "gone.ts") } })).rejects.toThrow(
    "there is no file",
  );
  await expect(startDurableLambda({})).rejects.toThrow("functions or a manifest");
  expect(readdirSync(temporary)).toEqual([]);
});

test("what did not come is told with what the execution waits for, and an error with its name", async () => {
  const handler = path.join(import.meta.dirname, "../conformance/handlers/wait.ts");
  const lambda = await startDurableLambda({ functions: { wait: { handler } }, patienceMs: 1 });
  const execution = await lambda.start("wait", { case: "2-1" });
  await expect(execution.succeedCallback("approval")).rejects.toThrow(
    /a callback named approval did not come within 1 ms. Open: /,
  );
  await execution.stop();
  await expect(execution.result()).rejects.toThrow("STOPPED: Execution.Stopped");
  await lambda.close();
});

test("what can come no more is told at once: a callback of what has ended, an answer of what was closed", async () => {
  const handler = path.join(import.meta.dirname, "../conformance/handlers/wait.ts");
  const lambda = await startDurableLambda({ functions: { wait: { handler } } });
  const execution = await lambda.start("wait", { case: "2-1" });
  await execution.stop();
  await expect(execution.callbackId("approval")).rejects.toThrow(
    "no callback named approval is open any more, the execution has ended: STOPPED: Execution.Stopped",
  );
  await lambda.close();
  await expect(lambda.start("wait")).rejects.toThrow(
    /^no server answers on http:\/\/127\.0\.0\.1:\d+: it has been closed/,
  );
});

test("a function without a file is told by its name", async () => {
  for (const given of [{}, undefined, { handler: "" }])
    await expect(startDurableLambda({ functions: { order: given as never } })).rejects.toThrow(
      new DurableLambdaError("functions.order needs a handler: a file, as a path or URL"),
    );
});

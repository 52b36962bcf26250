/** The workload of the kill suite. Every run of a step leaves a line behind; the driver counts them afterwards. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type DurableContext, StepSemantics, withDurableExecution } from "@aws/durable-execution-sdk-js";
import { everySecond } from "./by-case.ts";

const file = join(process.env["CONFORMANCE_DIR"] ?? ".", "effects.log");
const note = (line: object) =>
  appendFileSync(file, `${JSON.stringify({ ...line, pid: process.pid, at: Date.now() })}\n`);

export const handler = withDurableExecution(async ({ id }: { id: number }, context: DurableContext) => {
  const step = (name: string, on: DurableContext = context) =>
    on.step(name, async () => {
      note({ id, step: name });
      return name;
    });
  await step("first");
  await context.wait("nap", { seconds: 1 + (id % 2) });
  await context.step(
    "flaky",
    async ({ attempt }) => {
      note({ id, step: "flaky" });
      if (attempt === 1) throw new Error("try again");
      return attempt;
    },
    everySecond(20),
  );
  const answer = await context.waitForCallback("answer", async (callbackId) => note({ id, callbackId }), {
    timeout: { hours: 1 },
    heartbeatTimeout: { minutes: 10 },
  });
  await context.parallel("both", [async (branch) => step("left", branch), async (branch) => step("right", branch)]);
  await context.step(
    "once",
    async () => {
      note({ id, step: "once" });
      return 1;
    },
    { ...everySecond(20), semantics: StepSemantics.AtMostOncePerRetry },
  );
  await step("last");
  return { id, answer };
});

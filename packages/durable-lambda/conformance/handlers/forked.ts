/** An order in small: a step, a person's answer, and a step that fails as long as a file says so. */
import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { randomUUID } from "node:crypto";
import { fail, marks, noRetry } from "./by-case.ts";

const ship = async () => (marks().includes("broken") ? fail("no carrier") : "shipped");

export const handler = withDurableExecution(async (_event: unknown, context) => {
  const pair = await context.step("hold", async () => randomUUID(), noRetry);
  const answer = await context.waitForCallback("approval", async () => undefined, { timeout: { hours: 1 } });
  return { pair, answer, end: await context.step("ship", ship, noRetry) };
});

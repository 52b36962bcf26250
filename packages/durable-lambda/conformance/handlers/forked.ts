/** An order in small: a step, a person's answer, and a step that fails as long as a file says so. */
import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { randomUUID } from "node:crypto";
import { fail, mark, marks, noRetry } from "./by-case.ts";

const ship = async () => (marks().includes("broken") ? fail("no carrier") : "shipped");

export const handler = withDurableExecution(async (_event: unknown, context) => {
  const pair = await context.step("hold", async () => randomUUID(), noRetry);
  const answer = await context.waitForCallback("approval", async () => undefined, { timeout: { hours: 1 } });
  return { pair, answer, end: await context.step("ship", ship, noRetry) };
});

const PREFIX = "asked-";
/** The callback ids that were handed out, in no order. */
export const handedOut = (names: readonly string[]): string[] =>
  names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => Buffer.from(name.slice(PREFIX.length), "hex").toString());

const asking = async (id: string) => mark(PREFIX + Buffer.from(id).toString("hex"));

/** A step that begins while a person's answer is waited for, whose id was handed out before. */
export const reminding = withDurableExecution(async (_event: unknown, context) => {
  const answer = context.waitForCallback("approval", asking, { timeout: { hours: 1 } });
  await context.wait("patience", { seconds: 60 });
  await context.step("remind", async () => undefined);
  return { answer: await answer };
});

/** Handlers that can never come to an end, and ones that can, beside them. */
import { type DurableContext, withDurableExecution } from "@aws/durable-execution-sdk-js";
import { setTimeout as sleep } from "node:timers/promises";

/** A step whose result cannot be serialised. */
export const bigint = withDurableExecution(async (_event: unknown, context: DurableContext) =>
  context.step("count", async () => 10n),
);

export const throwing = async (): Promise<never> => {
  throw new Error("always");
};

export const hanging = async () => sleep(3_600_000);

export const exiting = async (): Promise<never> => process.exit(3);

export const aborting = async (): Promise<never> => process.abort();

/** Fills the heap of its process. */
export const greedy = async (): Promise<never> => {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 1_000_000 }, (_, i) => ({ i })));
};

/** Comes back every second. */
export const restless = withDurableExecution(async (_event: unknown, context: DurableContext) =>
  context.step("try", () => Promise.reject(new Error("always")), {
    retryStrategy: () => ({ shouldRetry: true, delay: { seconds: 1 } }),
  }),
);

/** Three naps, each begun when the one before is over. */
export const sleeper = withDurableExecution(async (_event: unknown, context: DurableContext) => {
  for (const nap of ["first", "second", "third"]) await context.wait(nap, { hours: 12 });
  return "awake";
});

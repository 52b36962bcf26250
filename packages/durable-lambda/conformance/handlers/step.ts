import { createRetryStrategy, JitterStrategy, StepSemantics } from "@aws/durable-execution-sdk-js";
import { byCase, everySecond, fail, firstTime, noRetry } from "./by-case.ts";

class TransientError extends Error {
  override readonly name = "TransientError";
}

const upperCase = {
  serialize: async (value: string | undefined) => JSON.stringify(value?.toUpperCase()),
  deserialize: async (data: string | undefined) => (data === undefined ? undefined : (JSON.parse(data) as string)),
};

export const handler = byCase({
  "1-1": async (name: string, context) => context.step(async () => `Hello, ${name}!`),
  "1-2": async (name: string, context) => context.step("custom_step_name", async () => `Hello, ${name}!`),
  "1-3": async (_event, context) => {
    const first = await context.step(async () => "first");
    return context.step(async () => `${first}_second`);
  },
  "1-4": async (user: { name: string; tags: string[] }, context) =>
    context.step(async () => ({ user, count: user.tags.length })),
  "1-5": async (_event, context) => (await context.step(async () => null)) ?? null,
  "1-6": async (text: string, context) => context.step(async () => text, { serdes: upperCase }),
  "1-7": async (name: string, context) =>
    context.step(async ({ logger }) => {
      logger.info(`Greeting step started for: ${name}`);
      logger.info(`Greeting step completed with: Hello, ${name}!`);
      return `Hello, ${name}!`;
    }),
  "1-8": async (_event, context) => {
    const value = await context.step(async () => "computed");
    await context.wait({ seconds: 2 });
    return value;
  },
  "1-9": async (_event, context) => {
    const value = await context.step(async () => "cached_value");
    await context.wait({ seconds: 1 });
    return value;
  },
  "1-10": async (_event, context) => {
    const caught = await context.step(async () => fail("permanent"), noRetry).catch(String);
    await context.wait({ seconds: 1 });
    return caught;
  },
  "1-11": async (_event, context) =>
    context.step(async ({ attempt }) => (attempt === 1 ? fail() : "Operation succeeded"), everySecond(3)),
  "1-12": async (_event, context) => context.step(async () => fail("always"), everySecond(4)),
  "1-13": async (_event, context) => context.step(async ({ attempt }) => (attempt < 3 ? fail() : "done")),
  "1-14": async (_event, context) =>
    context.step(async ({ attempt }) => (attempt < 3 ? fail() : "done"), {
      retryStrategy: createRetryStrategy({
        maxAttempts: 5,
        initialDelay: { seconds: 2 },
        backoffRate: 3,
        jitter: JitterStrategy.NONE,
      }),
    }),
  "1-15": async (_event, context) =>
    context.step(
      async ({ attempt }) => {
        if (attempt === 1) throw new TransientError("for now");
        return "done";
      },
      { retryStrategy: (error) => ({ shouldRetry: error instanceof TransientError, delay: { seconds: 1 } }) },
    ),
  "1-16": async (_event, context) =>
    context.step(
      async () => {
        throw new TransientError("for ever");
      },
      { retryStrategy: (error) => ({ shouldRetry: !(error instanceof TransientError) }) },
    ),
  "1-17": async (text: string, context) =>
    context.step(
      "at_most_once_flaky_step",
      async ({ logger }) => {
        logger.info(text);
        process.exit(1);
      },
      { semantics: StepSemantics.AtMostOncePerRetry, ...noRetry },
    ),
  "1-18": async (text: string, context) =>
    context.step(
      async ({ logger }) => {
        logger.info(text);
        if (firstTime(context)) process.exit(1);
        return "succeeded on second attempt";
      },
      { semantics: StepSemantics.AtMostOncePerRetry, ...everySecond(3) },
    ),
  "1-19": async (_event, context) => context.step(async () => fail("permanent"), noRetry),
  "1-20": async (_event, context) => {
    const fallback = await context.step(async () => fail(), noRetry).catch(() => "fallback_result");
    return context.step(async () => fallback);
  },
});

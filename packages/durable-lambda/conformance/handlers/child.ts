import { byCase, everySecond, fail, firstTime, noRetry, untilRecorded } from "./by-case.ts";

const LARGE = 300 * 1024;

const upperCase = {
  serialize: async (value: string | undefined) => value?.toUpperCase(),
  deserialize: async (data: string | undefined) => data,
};

export const handler = byCase({
  "3-1": async (text: string, context) =>
    context.runInChildContext("child", async (child) => child.step(async () => text)),
  "3-2": async ({ name, value }: { name: string; value: string }, context) =>
    context.runInChildContext(name, async (child) => child.step(async () => value)),
  "3-3": async (text: string, context) =>
    context.runInChildContext("child", async (child) => {
      const first = await child.step(async () => text);
      return child.step(async () => first);
    }),
  "3-4": async (_event, context) =>
    context.runInChildContext("child", async (child) => child.step(async () => fail(), noRetry)),
  "3-5": async (text: string, context) => {
    await context
      .runInChildContext("child", async (child) => child.step(async () => fail(), noRetry))
      .catch(() => undefined);
    return context.step(async () => text);
  },
  "3-6": async (text: string, context) =>
    context.runInChildContext("outer", async (outer) => {
      await outer.step(async () => text);
      return outer.runInChildContext("inner", async (inner) => inner.step(async () => text));
    }),
  "3-7": async (text: string, context) =>
    context.runInChildContext("child", async (child) =>
      child.step(async ({ attempt }) => (attempt === 1 ? fail() : text), everySecond(3)),
    ),
  "3-8": async (_event, context) =>
    context.runInChildContext("child", async (child) => child.step(async () => fail("always"), everySecond(2))),
  "3-9": async (text: string, context) => {
    const result = await context.runInChildContext("child", async (child) => child.step(async () => text));
    await context.wait({ seconds: 1 });
    return result;
  },
  "3-10": async (text: string, context) =>
    context.runInChildContext("child", async (child) => {
      await child.step(async () => text);
      await child.wait({ seconds: 1 });
      return text;
    }),
  "3-11": async (text: string, context) => {
    context.configureLogger({ modeAware: false });
    const large = await context.runInChildContext("child", async (child) => {
      child.configureLogger({ modeAware: false });
      const small = await child.step(async () => "x");
      child.logger.info(text);
      return small.repeat(LARGE);
    });
    await context.wait({ seconds: 1 });
    return large.length;
  },
  "3-12": async (text: string, context) =>
    context.runInChildContext("child", async (child) =>
      child.step(async () => {
        if (firstTime(context)) {
          await untilRecorded(context, "StepStarted");
          process.exit(1);
        }
        return text;
      }),
    ),
  "3-13": async (text: string, context) => {
    await context.runInChildContext("child", async (child) => {
      await child.wait({ seconds: 1 });
      return text;
    });
    return context.step(async () => text);
  },
  "3-14": async (text: string, context) =>
    context.runInChildContext("child", async (child) => child.step(async () => text), { serdes: upperCase }),
  "3-15": async (_event, context) => context.runInChildContext("child", async () => fail()),
  "3-16": async (_event, context) => context.runInChildContext("child", async () => null),
  "3-17": async (text: string, context) => {
    context.configureLogger({ modeAware: false });
    const result = await context.runInChildContext("child", async (child) => {
      child.configureLogger({ modeAware: false });
      child.logger.info(text);
      return text;
    });
    await context.wait({ seconds: 1 });
    return result;
  },
  "3-18": async (text: string, context) => {
    await context.runInChildContext("child", async (child) => {
      await child.step(async () => text);
      await child.wait({ seconds: 1 });
      return text;
    });
    const result = await context.step(async () => text);
    await context.wait({ seconds: 1 });
    return result;
  },
});

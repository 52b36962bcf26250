import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { byCase, everySecond, fail } from "./by-case.ts";

const submit = async () => undefined;
const json = {
  deserialize: async (data: string | undefined) => JSON.parse(data ?? "null") as { status: string },
};

const plain = async (name: string, context: DurableContext) => context.waitForCallback(name, submit);
const caught = (name: string, context: DurableContext, message: string, config?: { timeout: { seconds: number } }) =>
  context.waitForCallback(name, submit, config).catch(() => message);

export const handler = byCase({
  "7-1": plain,
  "7-2": async (_event, context) => plain("approval", context),
  "7-3": async (_event, context) => context.waitForCallback(submit),
  "7-4": plain,
  "7-5": async (name: string, context) => context.waitForCallback(name, submit, { timeout: { seconds: 3 } }),
  "7-6": async (name: string, context) => caught(name, context, "recovered"),
  "7-7": async (name: string, context) => context.waitForCallback(name, async () => fail(), everySecond(2)),
  "7-8": async (name: string, context) => context.runInChildContext("wrapper", async (child) => plain(name, child)),
  "7-9": async (_event, context) => {
    await plain("first", context);
    return plain("second", context);
  },
  "7-10": async (name: string, context) => {
    await context.wait({ seconds: 1 });
    await context.step(async () => "fixed");
    return plain(name, context);
  },
  "7-11": async (name: string, context) => (await context.waitForCallback(name, submit, { serdes: json })).status,
  "7-12": async (name: string, context) => context.waitForCallback(name, submit, { heartbeatTimeout: { seconds: 5 } }),
  "7-13": async (name: string, context) => context.waitForCallback(name, submit, { heartbeatTimeout: { seconds: 10 } }),
  "7-14": async (name: string, context) => caught(name, context, "timed-out-handled", { timeout: { seconds: 3 } }),
  "7-15": plain,
});

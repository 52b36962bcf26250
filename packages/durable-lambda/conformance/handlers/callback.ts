import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { byCase } from "./by-case.ts";

interface CreateCallbackConfig<T> {
  timeout?: { seconds: number };
  heartbeatTimeout?: { seconds: number };
  serdes?: { deserialize: (data: string | undefined) => Promise<T> };
}

interface Message {
  id: string;
  message: string;
  timestamp: number;
}

const typed = {
  deserialize: async (data: string | undefined) => {
    const raw = JSON.parse(data ?? "{}") as Message & { timestamp: string };
    return { ...raw, timestamp: Date.parse(raw.timestamp) / 1000 };
  },
};
const number = { deserialize: async (data: string | undefined) => Number(data) };

async function create<T = string>(context: DurableContext, name: string, config?: CreateCallbackConfig<T>) {
  const [promise] = await context.createCallback<T>(name, config);
  return { promise };
}

async function caught(promise: PromiseLike<unknown>): Promise<string> {
  try {
    return String(await promise);
  } catch (error) {
    return (error as Error).message;
  }
}

export const handler = byCase({
  "4-1": async (name: string, context) => (await create(context, name)).promise,
  "4-2": async (_event, context) => (await create(context, "approval")).promise,
  "4-3": async (name: string, context) => (await create(context, name, { timeout: { seconds: 5 } })).promise,
  "4-4": async (name: string, context) => (await create(context, name, { heartbeatTimeout: { seconds: 5 } })).promise,
  "4-5": async (name: string, context) => (await create(context, name, { heartbeatTimeout: { seconds: 10 } })).promise,
  "4-6": async (name: string, context) => (await create(context, name)).promise,
  "4-7": async (name: string, context) => {
    const { promise } = await create(context, name);
    await context.step(async () => "between");
    return promise;
  },
  "4-8": async (name: string, context) => {
    const { promise } = await create(context, name, { timeout: { seconds: 5 } });
    await context.step(async () => "between");
    return promise;
  },
  "4-9": async (name: string, context) => {
    const { promise } = await create(context, name);
    await context.wait({ seconds: 5 });
    return promise;
  },
  "4-10": async (name: string, context) => {
    const { promise } = await create(context, name);
    await context.wait({ seconds: 5 });
    return promise;
  },
  "4-11": async (name: string, context) => {
    const { promise } = await create(context, name, { timeout: { seconds: 3 } });
    await context.wait({ seconds: 6 });
    return promise;
  },
  "4-12": async (name: string, context) => {
    const result = await (await create(context, name)).promise;
    await context.wait({ seconds: 2 });
    return result;
  },
  "4-13": async (name: string, context) => {
    const message = await caught((await create(context, name)).promise);
    await context.wait({ seconds: 2 });
    return message;
  },
  "4-14": async (name: string, context) => {
    const message = await caught((await create(context, name, { timeout: { seconds: 3 } })).promise);
    await context.wait({ seconds: 2 });
    return message;
  },
  "4-15": async (name: string, context) => ({
    received: await (await create<Message>(context, name, { serdes: typed })).promise,
  }),
  "4-16": async (name: string, context) => {
    const count = await (await create<number>(context, name, { serdes: number })).promise;
    return { count, doubled: count * 2 };
  },
  "4-17": async ([a, b]: [string, string], context) => {
    const first = await (await create(context, a)).promise;
    return [first, await (await create(context, b)).promise];
  },
  "4-18": async ([a, b]: [string, string], context) => {
    const [first, second] = [await create(context, a), await create(context, b)];
    return [await first.promise, await second.promise];
  },
  "4-19": async ([a, b]: [string, string], context) => {
    const [first, second] = [await create(context, a), await create(context, b)];
    const last = await second.promise;
    return [await first.promise, last];
  },
});

/** Cases that the shared requirements leave out: chained invokes, map, waitForCondition, plugins, limits. */
import { type DurableContext, type InvocationInfo, withDurableExecution } from "@aws/durable-execution-sdk-js";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { setTimeout as sleep } from "node:timers/promises";
import { byCase, fail, firstTime, mark, marks, noRetry } from "./by-case.ts";

export const ordinary = async (
  event: { fail?: boolean; sleepMs?: number; exit?: boolean; answerBytes?: number },
  context: { tenantId?: string },
) => {
  if (event.sleepMs !== undefined) await sleep(event.sleepMs);
  if (event.exit) process.exit(3);
  if (event.answerBytes !== undefined) return "a".repeat(event.answerBytes - 2);
  if (event.fail) throw new TypeError("ordinary failure");
  return { event, tenantId: context.tenantId ?? null };
};

export const failing = async (_event: unknown, context: { awsRequestId: string }) => {
  mark(`attempt-${context.awsRequestId}`);
  fail("each time");
};

export const target = withDurableExecution(async (event: { mode: string }, context) => {
  if (event.mode === "wait") await context.wait({ seconds: 2 });
  if (event.mode === "hang") await context.createCallback("never");
  if (event.mode === "hang") await context.wait({ hours: 100 });
  if (event.mode === "fail") await context.step(async () => fail("target failure"), noRetry);
  return { mode: event.mode, tenantId: context.lambdaContext.tenantId ?? null };
});

const updates: Record<string, string[]>[] = [];
const plugin = {
  onInvocationStart: async (info: InvocationInfo) => {
    updates.push({ [info.executionArn]: Object.keys(info.updatedOperations) });
  },
};

export const plugged = withDurableExecution(
  async (_event: unknown, context: DurableContext) => {
    await context.wait("nap", { seconds: 1 });
    return updates.flatMap((update) => update[context.executionContext.durableExecutionArn] ?? []);
  },
  { plugins: [plugin] },
);

/** Hears which commands the durable SDK sends through a client that the handler brings. */
const sent: string[] = [];
const client = new LambdaClient({});
client.middlewareStack.add(
  (next, { commandName }) =>
    (args) => (sent.push(commandName ?? ""), next(args)),
  {
    step: "initialize",
  },
);

export const injected = withDurableExecution(
  async (_event: unknown, context: DurableContext) => {
    await context.step("first", async () => 1);
    await context.wait({ seconds: 1 });
    return sent;
  },
  { client },
);

export const handler = byCase({
  "long-way": async (_event, context) => (await context.step("large", async () => "l".repeat(100_000))).length,
  "too-long": async (_event, context) => context.step("large", async () => "l".repeat(2_000_000), noRetry),
  "invoke-ordinary": async (_event, context) => context.invoke("call", "ordinary", { a: 1 }),
  "invoke-megabyte": async (_event, context) =>
    (await context.invoke("call", "ample", { answerBytes: 1024 * 1024 })) !== undefined,
  "invoke-more": async (_event, context) => context.invoke("call", "ample", { answerBytes: 1024 * 1024 + 1 }),
  "invoke-durable": async (_event, context) => context.invoke("call", "target:$LATEST", { mode: "wait" }),
  "invoke-unqualified": async (_event, context) => context.invoke("call", "target", { mode: "quick" }),
  "invoke-failing": async (_event, context) => context.invoke("call", "target:$LATEST", { mode: "fail" }),
  "invoke-ordinary-failing": async (_event, context) => context.invoke("call", "ordinary", { fail: true }),
  "invoke-unknown": async (_event, context) => context.invoke("call", "nobody", {}),
  "invoke-hanging": async (_event, context) => context.invoke("call", "target:$LATEST", { mode: "hang" }),
  "invoke-short": async (_event, context) => context.invoke("call", "short:$LATEST", { mode: "hang" }),
  "invoke-tenant": async (_event, context) => context.invoke("call", "tenant", {}, { tenantId: "blue" }),
  "invoke-tenant-needless": async (_event, context) => context.invoke("call", "ordinary", {}, { tenantId: "blue" }),
  "invoke-tenant-missing": async (_event, context) => context.invoke("call", "tenant", {}),
  "map-all": async (_event, context) =>
    (
      await context.map("squares", [1, 2, 3], async (child, item) => child.step(async () => item * item), {
        maxConcurrency: 1,
      })
    ).getResults(),
  "map-wait": async (_event, context) =>
    (
      await context.map("naps", [1, 2, 3], async (child, item) => {
        await child.wait({ seconds: 1 });
        return item;
      })
    ).getResults(),
  "condition-third": async (_event, context) =>
    context.waitForCondition("count", async (state: number) => state + 1, {
      initialState: 0,
      waitStrategy: (state) =>
        state < 3 ? { shouldContinue: true, delay: { seconds: 1 } } : { shouldContinue: false },
    }),
  "large-result": async (_event, context) => {
    await context.step(async () => "x");
    return "y".repeat(6 * 1024 * 1024 - 1024);
  },
  "huge-result": async () => "y".repeat(6 * 1024 * 1024 - 2),
  "oversized-result": async () => "y".repeat(6 * 1024 * 1024 - 1),
  "no-wait": async (_event, context) => context.wait("nap", { seconds: 0 }),
  "no-pause": async (_event, context) =>
    context.step("try", async () => fail(), { retryStrategy: () => ({ shouldRetry: true, delay: { seconds: 0 } }) }),
  "no-pause-between-checks": async (_event, context) =>
    context.waitForCondition("count", async (state: number) => state + 1, {
      initialState: 0,
      waitStrategy: () => ({ shouldContinue: true, delay: { seconds: 0 } }),
    }),
  "strange-name": async (_event, context) => context.step("Größe", async () => 1),
  "long-name": async (_event, context) => context.step("n".repeat(257), async () => 1),
  "endless-callback": async (_event, context) =>
    context.waitForCallback("answer", async () => undefined, { timeout: { seconds: 100_000_000 } }),
  "caught-refusal": async (_event, context) => {
    await context.step("before", async () => 1);
    await context.wait("nap", { seconds: 0 }).catch(() => undefined);
    return context.step("after", async () => 1);
  },
  "many-steps": async (_event, context) => {
    const done = await Promise.all(Array.from({ length: 1500 }, (_, i) => context.step(`s${i}`, async () => i)));
    await context.wait({ seconds: 1 });
    return done.length;
  },
  "throws-once": async (_event, context) => {
    if (firstTime(context)) setTimeout(() => fail("uncaught"), 10);
    await sleep(400);
    return context.step(async () => "survived");
  },
  neighbour: async (_event, context) =>
    context.step("slow", async () => {
      await sleep(800);
      return firstTime(context) ? "first attempt" : "repeated";
    }),
  /** Ends after the crash of `exits-once`, in whose process it began. */
  witness: async (_event, context) =>
    context.step("slow", async () => {
      const attempt = firstTime(context) ? "first attempt" : "repeated";
      mark(`witness-${context.executionContext.durableExecutionArn.split("/")[2]} ${process.pid}`);
      while (!marks().some((name) => name.startsWith("exits-once"))) await sleep(20);
      return attempt;
    }),
  /** Ends its process once all witnesses have begun in it. */
  "exits-once": async (_event, context) =>
    context.step(async () => {
      if (!firstTime(context)) return "second";
      while (marks().filter((name) => name.endsWith(` ${process.pid}`)).length < 5) await sleep(20);
      mark(`exits-once ${process.pid}`);
      process.exit(1);
    }),
  hangs: async (_event, context) =>
    context.step(async () => {
      if (firstTime(context)) await sleep(60_000);
      return "second";
    }),
  blocks: async (_event, context) =>
    context.step(async () => {
      if (firstTime(context)) for (;;);
      return "second";
    }),
  callback: async (_event, context) =>
    context.waitForCallback("answer", async () => undefined, { timeout: { hours: 1 } }),
  sleeper: async (_event, context) => context.wait({ hours: 48 }),
  chain: async (_event, context) => {
    const first = await context
      .waitForCallback("first", async () => undefined, { timeout: { hours: 1 } })
      .catch(() => "timed out");
    await context.wait({ hours: 5 });
    const second = await context
      .waitForCallback("second", async () => undefined, { timeout: { hours: 2 } })
      .catch(() => "timed out");
    return { first, second };
  },
});

import {
  type BatchResult,
  type CompletionConfig,
  type DurableContext,
  NestingType,
} from "@aws/durable-execution-sdk-js";
import { byCase, fail } from "./by-case.ts";

type ParallelFunc<T> = (context: DurableContext) => Promise<T>;

const one = { maxConcurrency: 1 };
const value = (result: string) => async () => result;
const step = (result: string) => async (context: DurableContext) => context.step(async () => result);
const failing = async (): Promise<string> => fail();

/** Branches from a word: `o` succeeds, `x` fails. */
const branches = (word: string): ParallelFunc<string>[] =>
  word.split("").map((letter, index) => (letter === "o" ? value(`r${index}`) : failing));

const wrapped = {
  serialize: async (v: string | undefined) => JSON.stringify({ wrapped: v }),
  deserialize: async (data: string | undefined) =>
    data === undefined ? undefined : (JSON.parse(data) as { wrapped: string }).wrapped,
};

const waiting = async (branch: DurableContext) => {
  await branch.wait({ seconds: 2 });
  return "b1";
};

const results = (word: string, completionConfig: CompletionConfig, ...members: (keyof BatchResult<string>)[]) => {
  return async (_event: never, context: DurableContext) => {
    const batch = await context.parallel("parallel", branches(word), { ...one, completionConfig });
    return Object.fromEntries(members.map((member) => [member, batch[member]]));
  };
};
const COUNTS = ["completionReason", "successCount", "failureCount", "totalCount"] as const;

export const handler = byCase({
  "8-1": async (_event, context) =>
    (await context.parallel("parallel", [step("task-1"), step("task-2")], one)).getResults(),
  "8-2": async (_event, context) => (await context.parallel([value("alpha"), value("beta")], one)).getResults(),
  "8-3": async (_event, context) => {
    const named = [
      { name: "first", func: value("one") },
      { name: "second", func: value("two") },
    ];
    return (await context.parallel("parallel", named, one)).getResults();
  },
  "8-4": async (_event, context) => {
    const mixed: ParallelFunc<unknown>[] = [async () => "hello", async () => 42, async () => ({ k: "v" })];
    return (await context.parallel("parallel", mixed, one)).getResults();
  },
  "8-5": async (_event, context) => (await context.parallel<string>("parallel", [])).getResults(),
  "8-6": async (_event, context) => {
    const batch = await context.parallel("parallel", [value("ok"), failing, value("never")], {
      ...one,
      completionConfig: { toleratedFailureCount: 0 },
    });
    const { completionReason, status, successCount, failureCount, totalCount } = batch;
    return { completionReason, status, successCount, failureCount, totalCount };
  },
  "8-7": async (_event, context) => {
    const batch = await context.parallel("parallel", branches("xo"), {
      ...one,
      completionConfig: { toleratedFailureCount: 0 },
    });
    batch.throwIfError();
  },
  "8-8": results("oooo", { minSuccessful: 2 }, "completionReason", "successCount", "totalCount"),
  "8-9": results("oxo", { toleratedFailureCount: 1 }, ...COUNTS, "status"),
  "8-10": results("xxo", { toleratedFailureCount: 1 }, ...COUNTS),
  "8-11": async (_event, context) =>
    (await context.parallel("parallel", branches("ooo"), { maxConcurrency: 2 })).getResults(),
  "8-12": async (_event, context) =>
    (await context.parallel("parallel", [step("fa"), step("fb")], { ...one, nesting: NestingType.FLAT })).getResults(),
  "8-13": results("xxoo", { toleratedFailurePercentage: 25 }, ...COUNTS),
  "8-14": async (_event, context) => {
    return (await context.parallel("parallel", [step("b0"), waiting], one)).getResults();
  },
  "8-15": async (_event, context) =>
    (await context.parallel("parallel", [value("x"), value("y")], { ...one, itemSerdes: wrapped })).getResults(),
  "8-16": results("xxx", { toleratedFailureCount: 3 }, ...COUNTS, "status"),
  "8-17": results("oxo", { minSuccessful: 3 }, ...COUNTS, "status"),
  "8-18": results("xxoo", { minSuccessful: 3, toleratedFailureCount: 1 }, ...COUNTS),
  "8-19": async (_event, context) => context.parallel("parallel", branches("oo"), { maxConcurrency: 0 }),
  "8-20": async (_event, context) => {
    const batch = await context.parallel("parallel", branches("oxo"), {
      ...one,
      completionConfig: { toleratedFailureCount: 1 },
    });
    return {
      hasFailure: batch.hasFailure,
      successCount: batch.succeeded().length,
      failureCount: batch.failed().length,
      errorCount: batch.getErrors().length,
    };
  },
  "8-21": async (_event, context) => {
    const inner = async (branch: DurableContext) =>
      (await branch.parallel("inner", [step("i1"), step("i2")], one)).getResults();
    return (await context.parallel("outer", [inner], one)).getResults();
  },
  "8-22": results("xooo", { toleratedFailurePercentage: 25 }, ...COUNTS, "status"),
});

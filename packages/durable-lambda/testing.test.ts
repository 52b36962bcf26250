/** How long the helper waits, by the tests that are under way. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type * as Api from "./api/durable-lambda.ts";
import { durableLambda } from "./testing.ts";

let patience: () => number = () => -1;
vi.mock("./api/durable-lambda.ts", async (original) => ({
  ...(await original<typeof Api>()),
  startWith: async (_options: object, given: () => number) => {
    patience = given;
    return { url: "http://127.0.0.1:9", close: async () => undefined };
  },
}));

const DEFAULT_MS = 30_000;
durableLambda({ functions: {} });

test("within a test less than the test may take", () => {
  expect(patience()).toBeGreaterThan(0);
  expect(patience()).toBeLessThanOrEqual(7500);
}, 8000);

describe("in the hooks of a file", () => {
  let inHook = 0;
  beforeAll(() => void (inHook = patience()));

  test("as long as by default, whatever test there was before", () => {
    expect(inHook).toBe(DEFAULT_MS);
  });
});

describe.concurrent("of tests that run beside each other", () => {
  const short = Promise.withResolvers<void>();
  const long = Promise.withResolvers<void>();

  test("the one that may take longest counts", async () => {
    long.resolve();
    await short.promise;
    expect(patience()).toBe(DEFAULT_MS);
  }, 60_000);

  test("a short one that begins last shortens it for none", async () => {
    await long.promise;
    short.resolve();
    expect(patience()).toBe(DEFAULT_MS);
  }, 20_000);
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { memo, memoByKey } from "@/lib/platform/memo";

const FRESH_FOR_MS = 1000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** A read that the test answers, each call by itself. */
function readsOf<T>() {
  const calls: PromiseWithResolvers<T>[] = [];
  const read = () => {
    const call = Promise.withResolvers<T>();
    calls.push(call);
    return call.promise;
  };
  return { calls, read };
}

describe("a memo", () => {
  it("reads once for callers that come together, before the answer is there", async () => {
    const { calls, read } = readsOf<string>();
    const ask = memo(FRESH_FOR_MS, read);
    const answers = Promise.all([ask(), ask(), ask()]);
    calls[0]!.resolve("read");
    expect(await answers).toEqual(["read", "read", "read"]);
    expect(calls).toHaveLength(1);
  });

  it("keeps an answer for its time and no longer", async () => {
    const read = vi.fn(async () => read.mock.calls.length);
    const ask = memo(FRESH_FOR_MS, read);
    expect(await ask()).toBe(1);
    pass(FRESH_FOR_MS - 1);
    expect(await ask()).toBe(1);
    pass(1);
    expect(await ask()).toBe(2);
  });

  it("tells every waiting caller that the read failed, and does not keep the failure", async () => {
    const { calls, read } = readsOf<string>();
    const ask = memo(FRESH_FOR_MS, read);
    const together = Promise.allSettled([ask(), ask()]);
    calls[0]!.reject(new Error("outage"));
    expect((await together).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const next = ask();
    calls[1]!.resolve("mended");
    expect(await next).toBe("mended");
    expect(await ask()).toBe("mended");
    expect(calls).toHaveLength(2);
  });

  it("keeps a newer answer when an older read fails late", async () => {
    const { calls, read } = readsOf<string>();
    const ask = memo(FRESH_FOR_MS, read);
    const slow = ask();
    pass(FRESH_FOR_MS);
    const newer = ask();
    calls[1]!.resolve("newer");
    calls[0]!.reject(new Error("too late"));
    await expect(slow).rejects.toThrow("too late");
    expect(await newer).toBe("newer");
    expect(await ask()).toBe("newer");
    expect(calls).toHaveLength(2);
  });
});

/** Answers with the key and how many reads there were. */
function counted(most: number) {
  const read = vi.fn(async (key: string) => `${key} ${read.mock.calls.length}`);
  return { read, ask: memoByKey(FRESH_FOR_MS, most, read) };
}

describe("a memo by key", () => {
  it("keeps an answer for each key", async () => {
    const { read, ask } = counted(2);
    expect([await ask("a"), await ask("b"), await ask("a"), await ask("b")]).toEqual(["a 1", "b 2", "a 1", "b 2"]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("forgets the key that was asked for longest ago, once there are too many", async () => {
    const { ask } = counted(2);
    for (const key of ["a", "b", "a", "c"]) await ask(key); // b is the oldest
    expect(await ask("a")).toBe("a 1");
    expect(await ask("c")).toBe("c 3");
    expect(await ask("b")).toBe("b 4");
  });

  it("reads once for callers of one key that come together", async () => {
    const { read, ask } = counted(2);
    expect(await Promise.all([ask("a"), ask("a")])).toEqual(["a 1", "a 1"]);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

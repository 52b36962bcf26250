import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { isAppError } from "@/lib/platform/errors";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { useTable } from "@/workflows/testing/table";

useTable();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  return () => void vi.useRealTimers();
});

const limited = (max = 3) => ({ key: randomUUID(), max, windowSeconds: 60 });
const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

async function refusedFor(limit: ReturnType<typeof limited>): Promise<number> {
  const error: unknown = await rateLimit(limit).catch((thrown: unknown) => thrown);
  return isAppError(error, "rate_limited") ? (error.retryAfterSeconds ?? Infinity) : 0;
}

it("lets its number through at once, then one after another as they come back", async () => {
  const limit = limited();
  expect([await refusedFor(limit), await refusedFor(limit), await refusedFor(limit)]).toEqual([0, 0, 0]);
  expect(await refusedFor(limit)).toBe(20);
  wait(20);
  expect([await refusedFor(limit), await refusedFor(limit)]).toEqual([0, 20]);
  wait(3600);
  expect([await refusedFor(limit), await refusedFor(limit), await refusedFor(limit)]).toEqual([0, 0, 0]);
  expect(await refusedFor(limit)).toBe(20);
});

it("a refused call passes after the seconds that it was told, and not before, whatever was refused meanwhile", async () => {
  const limit = limited(7);
  for (let i = 0; i < 7; i++) await rateLimit(limit);
  wait(0.3);
  const seconds = await refusedFor(limit);
  wait(seconds - 1);
  expect(await refusedFor(limit)).toBe(1);
  wait(1);
  expect(await refusedFor(limit)).toBe(0);
});

it("many at a time get its number together", async () => {
  const limit = limited(5);
  const waits = await Promise.all(Array.from({ length: 12 }, () => refusedFor(limit)));
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5);
});

it("a token that is given back serves another call", async () => {
  const limit = limited(1);
  const { giveBack } = await rateLimit(limit);
  expect(await refusedFor(limit)).toBe(60);
  await giveBack();
  expect(await refusedFor(limit)).toBe(0);
  expect(await refusedFor(limit)).toBe(60);
});

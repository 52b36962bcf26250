import { afterEach, beforeEach, expect, test, vi } from "vitest";

const HOUR_MS = 3_600_000;
const serverMs = Date.parse("2026-11-22T10:00:00Z");

/** A page of its own, on a client whose clock is an hour ahead; its first bytes came 400 ms ago. */
async function freshClock() {
  vi.resetModules();
  vi.setSystemTime(serverMs + HOUR_MS);
  vi.stubGlobal("performance", {
    now: () => 700,
    getEntriesByType: () => [{ responseStart: 300 }],
  });
  return import("./server-clock");
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the time between the first bytes and the script's start does not count", async () => {
  const clock = await freshClock();
  clock.learnFromRender(serverMs - 400);
  expect(clock.serverNow()).toBe(serverMs);
});

test("a refresh counts from its own arrival", async () => {
  const clock = await freshClock();
  clock.learnFromRender(serverMs - 400);
  vi.advanceTimersByTime(5000);
  clock.learnFromRender(serverMs + 4990);
  expect(clock.serverNow()).toBe(serverMs + 4990);
});

test("a client's clock that is set meanwhile is noticed by the next answer", async () => {
  const clock = await freshClock();
  clock.learnFromRender(serverMs - 400);
  vi.setSystemTime(serverMs - HOUR_MS);
  clock.learnFromDateHeader(new Date(serverMs).toUTCString());
  expect(Math.abs(clock.serverNow() - serverMs)).toBeLessThanOrEqual(500);
});

test.each([null, "soon", new Date(serverMs + 1000).toUTCString()])("the header %o is no news", async (header) => {
  const clock = await freshClock();
  clock.learnFromRender(serverMs - 400);
  clock.learnFromDateHeader(header);
  expect(clock.serverNow()).toBe(serverMs);
});

test("what is shown anew of an earlier arrival changes nothing", async () => {
  const clock = await freshClock();
  clock.learnFromRender(serverMs - 400);
  vi.advanceTimersByTime(60_000);
  clock.learnFromRender(serverMs - 400);
  expect(clock.serverNow()).toBe(serverMs + 60_000);
});

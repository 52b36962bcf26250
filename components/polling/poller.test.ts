import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Attention } from "./attention";
import { startPolling, type Asked } from "./poller";

const MINUTE_MS = 60_000;
const unchanged: Asked = { over: false, failed: false, waitMs: 1000 };

/** A person at a browser, who comes and goes as the test says. */
function browserUser() {
  const person = { away: false, idleMs: 0, comeBack: () => {} };
  const attention: Attention = {
    hidden: () => person.away,
    idleMs: () => person.idleMs,
    onReturn: (listener) => void (person.comeBack = listener),
  };
  return { person, attention };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("asks as often as the server says", async () => {
  const ask = vi.fn(async () => unchanged);
  startPolling(ask, browserUser().attention);
  await vi.advanceTimersByTimeAsync(3500);
  expect(ask).toHaveBeenCalledTimes(4);
});

test("pauses in a hidden tab and asks at once on return", async () => {
  const { person, attention } = browserUser();
  const ask = vi.fn(async () => unchanged);
  startPolling(ask, attention);
  await vi.advanceTimersByTimeAsync(500);
  person.away = true;
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(ask).toHaveBeenCalledTimes(1);
  person.away = false;
  person.comeBack();
  expect(ask).toHaveBeenCalledTimes(2);
});

test.each([
  [4, 60],
  [10, 20],
  [20, 6],
])("after %d minutes untouched it asks %d times a minute", async (minutes, times) => {
  const { person, attention } = browserUser();
  person.idleMs = minutes * MINUTE_MS;
  const ask = vi.fn(async () => unchanged);
  startPolling(ask, attention);
  await vi.advanceTimersByTimeAsync(0);
  ask.mockClear();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(ask).toHaveBeenCalledTimes(times);
});

test("backs off while the server is away and recovers with it", async () => {
  const ask = vi.fn<() => Promise<Asked>>(async () => ({ over: false, failed: true, waitMs: null }));
  startPolling(ask, browserUser().attention);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(ask.mock.calls.length).toBeLessThan(12);
  ask.mockClear();
  ask.mockResolvedValue(unchanged);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(ask.mock.calls.length).toBeGreaterThan(25);
});

test("one question at a time, however often the person returns", async () => {
  const { person, attention } = browserUser();
  const ask = vi.fn(() => new Promise<Asked>(() => {}));
  startPolling(ask, attention);
  person.comeBack();
  person.comeBack();
  expect(ask).toHaveBeenCalledTimes(1);
});

test("nothing is asked once it is over, nor after a stop", async () => {
  const { person, attention } = browserUser();
  const ask = vi.fn(async () => ({ ...unchanged, over: true }));
  startPolling(ask, attention);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  person.comeBack();
  expect(ask).toHaveBeenCalledTimes(1);
  const other = vi.fn(async () => unchanged);
  startPolling(other, attention).stop();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(other).toHaveBeenCalledTimes(1);
});

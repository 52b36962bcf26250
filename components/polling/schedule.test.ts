import { describe, expect, test } from "vitest";
import { backoffMs, LONGEST_BACKOFF_MS, retryAfterMs } from "./schedule";

const nowMs = Date.parse("2026-11-22T10:00:00Z");

describe("retryAfterMs", () => {
  test("reads seconds", () => expect(retryAfterMs("3", nowMs)).toBe(3000));
  test("reads a date", () => expect(retryAfterMs("Sun, 22 Nov 2026 10:00:05 GMT", nowMs)).toBe(5000));
  test("a date in the past means now", () => expect(retryAfterMs("Sun, 22 Nov 2026 09:00:00 GMT", nowMs)).toBe(0));
  test.each([null, "", "soon"])("%o is no hint", (header) => expect(retryAfterMs(header, nowMs)).toBeNull());
});

describe("backoffMs", () => {
  test("grows with each failure", () => expect([1, 2, 3].map((n) => backoffMs(n, 0))).toEqual([1000, 2000, 4000]));
  test("never exceeds half a minute", () => expect(backoffMs(50, 0.999)).toBeLessThanOrEqual(LONGEST_BACKOFF_MS));
  test("never hammers", () => expect(backoffMs(1, 0)).toBeGreaterThanOrEqual(1000));
});

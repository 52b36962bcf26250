import { expect, test } from "vitest";
import { formatMoment, formatRemaining } from "./format";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

test.each([
  [-5, "00:00"],
  [0, "00:00"],
  [59.2 * SECOND, "01:00"],
  [HOUR - SECOND, "59:59"],
  [HOUR, "1 h 00 min"],
  [47 * HOUR, "47 h 00 min"],
  [51 * HOUR, "2 d 03 h"],
])("%d ms remain as %s", (ms, text) => expect(formatRemaining(ms)).toBe(text));

test("a moment in UTC says so", () =>
  expect(formatMoment("2026-11-22T09:05:00Z", "UTC")).toBe("Sun 22 Nov, 09:05 UTC"));

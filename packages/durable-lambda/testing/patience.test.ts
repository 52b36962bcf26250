import { expect, test } from "vitest";
import { endOf, patienceUntil } from "./patience.ts";

test("a test says what it waits for before Vitest ends it, after 30 s at most", () => {
  expect(patienceUntil(endOf(5000, 1000), 1000)).toBe(4500);
  expect(patienceUntil(endOf(5000, 1000), 4000)).toBe(1500);
  expect(patienceUntil(endOf(5000, 1000), 5900)).toBe(0);
  expect(patienceUntil(endOf(120_000, 0), 0)).toBe(30_000);
  expect(patienceUntil(endOf(0, 0), 50_000)).toBe(30_000);
});

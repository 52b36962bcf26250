import { expect, it } from "vitest";
import { checkNumbers } from "./checks.ts";
import { enteringAt } from "./pace.ts";

const shipped = (...numbers: number[]) => numbers.map((pairNumber) => ({ end: "shipped", pairNumber }) as const);

it("as many pairs are shipped as there are at most, each with a number of its own", () => {
  expect(checkNumbers([...shipped(1, 2), { end: "rejected" }], 2)).toContain("2 of 2 pairs");
  expect(() => checkNumbers(shipped(1, 2, 3), 2)).toThrow("oversold");
  expect(() => checkNumbers(shipped(1, 1), 2)).toThrow("oversold");
  expect(() => checkNumbers([{ end: "shipped" }], 2)).toThrow("oversold");
});

it("who comes late enters before the entries close, and none overtakes", () => {
  const at = [0, 5, 20, 60, 600, 86_400].map((seconds) => enteringAt(seconds, 60));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at.at(-1)).toBeLessThan(60);
});

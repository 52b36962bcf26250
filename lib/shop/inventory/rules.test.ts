import { expect, it } from "vitest";
import { freePairs, pickPair } from "@/lib/shop/inventory/rules";

const numbers = Array.from({ length: 100 }, (_, i) => i + 1);

it("an order's first choice is always the same, the next another draw", () => {
  expect(pickPair(numbers, "ord_a", 0)).toBe(pickPair(numbers, "ord_a", 0));
  const draws = new Set(Array.from({ length: 20 }, (_, attempt) => pickPair(numbers, "ord_a", attempt)));
  expect(draws.size).toBeGreaterThan(10);
});

it("a crowd spreads over the pairs", () => {
  const chosen = new Set(Array.from({ length: 100 }, (_, i) => pickPair(numbers, `ord_${i}`, 0)));
  expect(chosen.size).toBeGreaterThan(50);
});

it("nothing free is nothing", () => {
  expect(pickPair([], "ord_a", 0)).toBeUndefined();
});

it("what no order holds is free, within the size's own numbers", () => {
  const range = { size: "42", firstNumber: 10, pairs: 4 };
  expect(freePairs(range, new Set([11, 99]))).toEqual([10, 12, 13]);
  expect(freePairs(range, new Set([10, 11, 12, 13]))).toEqual([]);
});

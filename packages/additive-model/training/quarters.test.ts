import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Direction } from "../isotonic.ts";
import { gainOf, orderedQuarters, type Quarters } from "./quarters.ts";

const numbers = (min: number) => {
  const number = fc.double({ min, max: 9, noNaN: true });
  return fc.tuple(number, number, number, number);
};
const direction = fc.constantFrom<Direction>(-1, 0, 1);

it("quarters keep both directions exactly, whatever the data ask for", () =>
  fc.assert(
    fc.property(numbers(-9), numbers(0.1), direction, direction, (values, weights, down, across) => {
      const [a, b, c, d] = orderedQuarters(values, weights, [down, across]);
      for (const [first, second] of [
        [a, c],
        [b, d],
      ] as const)
        expect((second - first) * down).toBeGreaterThanOrEqual(0);
      for (const [first, second] of [
        [a, b],
        [c, d],
      ] as const)
        expect((second - first) * across).toBeGreaterThanOrEqual(0);
    }),
  ));

it("quarters that are in order stay as they are", () => {
  const values: Quarters = [-1, 0, 0.5, 2];
  expect(orderedQuarters(values, [1, 2, 3, 4], [1, 1])).toEqual(values);
});

it("the gain of the free values is the most there is", () => {
  const [first, weights]: [Quarters, Quarters] = [
    [1, -2, 0.5, -1],
    [2, 3, 1, 4],
  ];
  const free = first.map((value, i) => -value / weights[i]!) as Quarters;
  expect(gainOf(free, first, weights)).toBeCloseTo(0.5 + 4 / 3 + 0.25 + 0.25, 12);
  expect(gainOf(orderedQuarters(free, weights, [-1, -1]), first, weights)).toBeLessThan(gainOf(free, first, weights));
});

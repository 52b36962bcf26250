import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isMonotone, isotonic, type Direction } from "./isotonic.ts";

it("neighbours that go against the direction become their weighted mean", () => {
  expect(isotonic([1, 3, 2, 4], [1, 1, 1, 1], 1)).toEqual([1, 2.5, 2.5, 4]);
  expect(isotonic([1, 3, 2, 4], [1, 3, 1, 1], 1)).toEqual([1, 2.75, 2.75, 4]);
  expect(isotonic([1, 2], [1, 1], -1)).toEqual([1.5, 1.5]);
  expect(isotonic([2, 1, 3], [1, 1, 1], 0)).toEqual([2, 1, 3]);
});

it("any values become monotone, with the same weighted mean", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true })), {
        minLength: 1,
      }),
      fc.constantFrom<Direction>(-1, 1),
      (pairs, direction) => {
        const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
        const found = isotonic(values, weights, direction);
        const sum = (list: readonly number[]) => list.reduce((total, value, i) => total + value * weights[i]!, 0);
        expect(isMonotone(found, direction)).toBe(true);
        expect(sum(found)).toBeCloseTo(sum(values), 6);
      },
    ),
  ));

import { expect, test } from "vitest";
import { niceMax, percent, ticks } from "./scale";

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [5, 5],
  [6, 10],
  [11, 20],
  [999, 1000],
])("an axis for %i ends at %i", (value, max) => expect(niceMax(value)).toBe(max));

test("the marks of an axis are whole numbers and reach its end", () => {
  for (const max of [1, 2, 5, 10, 20, 50, 1000]) {
    expect(ticks(max)[0]).toBe(0);
    expect(ticks(max).every(Number.isInteger)).toBe(true);
  }
  expect(ticks(20)).toEqual([0, 5, 10, 15, 20]);
});

test("a share of nothing is nothing", () => expect([percent(1, 0), percent(1, 3)]).toEqual([0, 33]));

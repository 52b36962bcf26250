import { expect, it } from "vitest";
import { randomOf, shuffle } from "./random.ts";

it("the same seed gives the same numbers on every machine", () => {
  const random = randomOf("a", 1);
  expect([random.next(), random.next(), random.below(1000)]).toMatchInlineSnapshot(`
    [
      0.07351653324440122,
      0.24856762937270105,
      684,
    ]
  `);
});

it("every part of a seed counts, and where it ends", () => {
  const firsts = [randomOf("a", "bc"), randomOf("ab", "c"), randomOf("ab")].map((random) => random.next());
  expect(new Set(firsts).size).toBe(3);
});

it("shuffles without losing any", () =>
  expect(
    [
      ...shuffle(
        Int32Array.from({ length: 50 }, (_, i) => i),
        randomOf(2),
      ),
    ].sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 50 }, (_, i) => i)));

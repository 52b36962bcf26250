import * as fc from "fast-check";
import { expect, it } from "vitest";
import { numberSizes, sharesNumbers, withMorePairs } from "@/lib/shop/drop/numbers";
import { defaultDrop } from "@/lib/shop/drop/rules";
import { countPairs, type PairRange } from "@/lib/shop/inventory/rules";

const numbersOf = (sizes: readonly PairRange[]): number[] =>
  sizes.flatMap(({ batches }) =>
    batches.flatMap(({ firstNumber, pairs }) => Array.from({ length: pairs }, (_, i) => firstNumber + i)),
  );
const sizes = fc.uniqueArray(
  fc.record({ size: fc.integer({ min: 35, max: 49 }).map(String), pairs: fc.integer({ min: 1, max: 60 }) }),
  {
    selector: ({ size }) => size,
    minLength: 1,
    maxLength: 6,
  },
);

it("the default drop is numbered through without gap or overlap", () => {
  const numbers = numbersOf(numberSizes(defaultDrop(0).sizes));
  expect(numbers).toEqual(Array.from({ length: Math.floor(1000 * Math.PI) }, (_, i) => i + 1));
});

it("a size may say where its numbers begin, and the next follow", () => {
  const numbered = numberSizes([
    { size: "42", pairs: 10, firstNumber: 101 },
    { size: "43", pairs: 5 },
  ]);
  expect(numbered.map(({ batches }) => batches)).toEqual([
    [{ firstNumber: 101, pairs: 10 }],
    [{ firstNumber: 111, pairs: 5 }],
  ]);
  expect(
    sharesNumbers([
      { size: "42", pairs: 10 },
      { size: "43", pairs: 1, firstNumber: 10 },
    ]),
  ).toBe(true);
  expect(
    sharesNumbers([
      { size: "42", pairs: 10 },
      { size: "43", pairs: 1, firstNumber: 11 },
    ]),
  ).toBe(false);
});

it("however often it is restocked, each number is given once, and none that is there changes", () => {
  fc.assert(
    fc.property(sizes, fc.array(sizes, { maxLength: 5 }), (first, restocks) => {
      let stock = numberSizes(first);
      for (const wanted of restocks) {
        const added = wanted.filter(({ size }) => stock.some((range) => range.size === size));
        const before = stock;
        stock = withMorePairs(stock, added);
        expect(stock.map(({ batches }, i) => batches.slice(0, before[i]?.batches.length))).toEqual(
          before.map(({ batches }) => batches),
        );
        const more = added.reduce((sum, { pairs }) => sum + pairs, 0);
        expect(numbersOf(stock).length).toBe(numbersOf(before).length + more);
      }
      const numbers = numbersOf(stock);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(stock.reduce((sum, range) => sum + countPairs(range), 0)).toBe(numbers.length);
    }),
  );
});

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { countShards, homeShard, numbersOf, shardOfNumber, type PairRange } from "@/lib/shop/inventory/rules";

const ranges = fc.record({
  size: fc.constant("42"),
  firstNumber: fc.integer({ min: 1, max: 5000 }),
  pairs: fc.integer({ min: 1, max: 2000 }),
});
const shardsOf = (range: PairRange) => Array.from({ length: countShards(range) }, (_, shard) => shard);

it("every number of a size is in one shard, and in the one that its number tells", () => {
  fc.assert(
    fc.property(ranges, (range) => {
      const numbers = shardsOf(range).flatMap((shard) => {
        const own = numbersOf(range, shard);
        expect(own.every((number) => shardOfNumber(range, number) === shard)).toBe(true);
        expect(own.length).toBeGreaterThan(0);
        expect(own.length).toBeLessThanOrEqual(50);
        return own;
      });
      const all = Array.from({ length: range.pairs }, (_, i) => range.firstNumber + i);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(all);
    }),
  );
});

it("an order has one home shard, and a crowd spreads over all of them", () => {
  const range = { size: "42", firstNumber: 1, pairs: 400 };
  const homes = Array.from({ length: 400 }, (_, i) => homeShard(range, `ord_${i}`));
  expect(homeShard(range, "ord_0")).toBe(homes[0]);
  expect(new Set(homes)).toEqual(new Set(shardsOf(range)));
});

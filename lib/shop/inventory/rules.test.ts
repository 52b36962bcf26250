import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  countPairs,
  countShards,
  homeShard,
  numbersOf,
  shardOfNumber,
  type PairRange,
} from "@/lib/shop/inventory/rules";

const batch = fc.record({ gap: fc.integer({ min: 0, max: 300 }), pairs: fc.integer({ min: 1, max: 2000 }) });

/** Batches one above the other, with what other sizes have between them. */
const ranges = fc.array(batch, { minLength: 1, maxLength: 4 }).map((added): PairRange => {
  let next = 1;
  const batches = added.map(({ gap, pairs }) => {
    const firstNumber = next + gap;
    next = firstNumber + pairs;
    return { firstNumber, pairs };
  });
  return { size: "42", batches };
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
      const all = range.batches.flatMap(({ firstNumber, pairs }) =>
        Array.from({ length: pairs }, (_, i) => firstNumber + i),
      );
      expect(numbers.toSorted((a, b) => a - b)).toEqual(all);
      expect(countPairs(range)).toBe(all.length);
    }),
  );
});

it("a restock leaves every shard and every home as it was", () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: 2000 }), fc.string(), (range, pairs, orderId) => {
      const restocked = { ...range, batches: [...range.batches, { firstNumber: 50_000, pairs }] };
      for (const shard of shardsOf(range)) expect(numbersOf(restocked, shard)).toEqual(numbersOf(range, shard));
      expect(homeShard(restocked, orderId)).toBe(homeShard(range, orderId));
      expect(countShards(restocked)).toBeGreaterThan(countShards(range));
    }),
  );
});

it("an order has one home shard, and a crowd spreads over all of them", () => {
  const range = { size: "42", batches: [{ firstNumber: 1, pairs: 400 }] };
  const homes = Array.from({ length: 400 }, (_, i) => homeShard(range, `ord_${i}`));
  expect(homeShard(range, "ord_0")).toBe(homes[0]);
  expect(new Set(homes)).toEqual(new Set(shardsOf(range)));
});

it("a number that is not of the size has no shard", () => {
  const range = { size: "42", batches: [{ firstNumber: 1, pairs: 10 }] };
  expect(() => shardOfNumber(range, 11)).toThrow("no pair 11");
});

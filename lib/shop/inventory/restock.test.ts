import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { OrderId } from "@/lib/platform/ids";
import { withMorePairs } from "@/lib/shop/drop/numbers";
import { countPairs, type PairRange } from "@/lib/shop/inventory/rules";
import { countPairsLeft, releaseHeldPairs, reservePair } from "@/lib/shop/inventory/server";
import { heldPairs } from "@/lib/shop/inventory/store";
import { useTable } from "@/workflows/testing/table";

useTable();

const size = "42";
const restocked = (range: PairRange, pairs: number): PairRange => withMorePairs([range], [{ size, pairs }])[0] ?? range;

/** A shopper in front of a store that knows the stock as it is now, or as it was before the last restock. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("order" as const), stale: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("release" as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("restock" as const), pairs: fc.integer({ min: 1, max: 60 }) }),
  },
);

it("with orders, releases and restocks in any order no pair is held twice, and none is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      const dropId = randomUUID();
      let known: PairRange = { size, batches: [{ firstNumber: 1, pairs: 2 }] };
      let now = known;
      const held = new Map<OrderId, { readonly number: number; readonly triedShards: number[] }>();
      for (const what of events)
        if (what.kind === "restock") [known, now] = [now, restocked(now, what.pairs)];
        else if (what.kind === "order") {
          const [orderId, triedShards]: [OrderId, number[]] = [`ord_${randomUUID().replaceAll("-", "")}`, []];
          const note = async (shard: number) => void triedShards.push(shard);
          const range = what.stale ? known : now;
          const number = await reservePair({ dropId, range, orderId, triedShards, note });
          if (number !== undefined) held.set(orderId, { number, triedShards });
          else if (!what.stale) expect(held.size).toBe(countPairs(now));
        } else {
          const [orderId, order] = [...held][what.which % Math.max(1, held.size)] ?? [];
          if (!orderId || !order) continue;
          await releaseHeldPairs({ dropId, range: now, orderId, triedShards: order.triedShards });
          held.delete(orderId);
        }
      const numbers = [...held.values()].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(await heldPairs({ dropId, range: now })).toEqual(new Set(numbers));
      expect(await countPairsLeft({ dropId, range: now })).toBe(countPairs(now) - numbers.length);
    }),
    { numRuns: 25 },
  );
});

import { randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { pairsLeft } from "@/lib/shop/inventory/snapshot";
import { takePair } from "@/lib/shop/inventory/store";
import { useTable } from "@/workflows/testing/table";

useTable();
afterEach(() => void vi.useRealTimers());

const range = { size: "42", batches: [{ firstNumber: 1, pairs: 60 }] };
const newStock = () => ({
  dropId: randomUUID(),
  sizes: [range, { size: "43", batches: [{ firstNumber: 61, pairs: 5 }] }],
});
const FRESH_MS = 500;

it("counts every size, and counts anew once the count is stale", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  const stock = newStock();
  expect(await pairsLeft(stock, FRESH_MS)).toEqual({ 42: 60, 43: 5 });
  await takePair({ dropId: stock.dropId, range, shard: 1 }, "ord_a");
  vi.setSystemTime(1_000_499);
  expect(await pairsLeft(stock, FRESH_MS)).toEqual({ 42: 60, 43: 5 });
  vi.setSystemTime(1_000_500);
  expect(await pairsLeft(stock, FRESH_MS)).toEqual({ 42: 59, 43: 5 });
});

it("of many who find no count, or a stale one, each gets one that is true", async () => {
  const stock = newStock();
  const counts = await Promise.all(Array.from({ length: 10 }, () => pairsLeft(stock, FRESH_MS)));
  expect(new Set(counts.map((count) => JSON.stringify(count)))).toEqual(new Set(['{"42":60,"43":5}']));
});

import { expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import { secondsUntilNews, withSample, type Preparation } from "@/lib/shop/order/polling";

const nowMs = Date.parse("2026-01-01T00:01:00.000Z");
const quiet: Preparation = { typicalMs: 500, seenMs: 0 };
const rush = (typicalMs: number): Preparation => ({ typicalMs, seenMs: nowMs });
const placed = (secondsAgo: number) => ({
  status: "processing" as const,
  timeline: [{ status: "processing" as const, at: new Date(nowMs - secondsAgo * 1000).toISOString() }],
});

it("an order that is over is asked for once a minute, a parcel every five seconds, one that waits for a person every second", () => {
  const orders = Object.values({ ...exampleOrders, processing: placed(0) });
  const seconds = orders.map((order) => secondsUntilNews(order, quiet, 0, nowMs));
  expect(seconds).toEqual([1, 1, 1, 1, 5, 60, 60]);
});

it("the busier the instance, the longer a page that waits for a person leaves it alone", () => {
  const { awaiting_approval } = exampleOrders;
  expect([0.1, 0.7, 0.95].map((busy) => secondsUntilNews(awaiting_approval, quiet, busy, nowMs))).toEqual([1, 2, 5]);
});

it("an order in a rush is asked for half-way to the moment when those before it were ready", () => {
  expect([0, 10, 16, 40].map((ago) => secondsUntilNews(placed(ago), rush(18_000), 1, nowMs))).toEqual([9, 4, 1, 1]);
});

it("nothing makes a page wait for longer than ten seconds", () =>
  expect(secondsUntilNews(placed(0), rush(600_000), 1, nowMs)).toBe(10));

it("a rush that is over is forgotten", () =>
  expect(secondsUntilNews(placed(0), { typicalMs: 18_000, seenMs: nowMs - 10_001 }, 0, nowMs)).toBe(1));

it("the typical time follows what is seen, and begins anew after a quiet moment", () => {
  expect(withSample({ typicalMs: 1000, seenMs: nowMs - 1 }, 2000, nowMs)).toEqual({ typicalMs: 1200, seenMs: nowMs });
  expect(withSample({ typicalMs: 1000, seenMs: nowMs - 10_001 }, 2000, nowMs).typicalMs).toBe(2000);
});

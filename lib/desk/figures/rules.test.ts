import { describe, expect, it } from "vitest";
import { bucketMinutesFor, ratesByLevel, salesOverTime } from "@/lib/desk/figures/rules";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const decided = (level: "low" | "high", decision: "approve" | "reject" | "timeout") => ({
  risk: { level },
  decision: { decision },
});

describe("the figures", () => {
  it("count what people decided by the level they saw; what timed out was decided by none", () =>
    expect(
      ratesByLevel([
        decided("low", "approve"),
        decided("low", "timeout"),
        decided("high", "reject"),
        {},
        { risk: { level: "low" } },
      ]),
    ).toEqual([
      { level: "low", approved: 1, rejected: 0 },
      { level: "medium", approved: 0, rejected: 0 },
      { level: "high", approved: 0, rejected: 1 },
    ]));
  it("put every order into one bucket, empty ones between them", () => {
    const orders = [NOW - HOUR, NOW - HOUR + 1, NOW].map((ms, i) => ({
      createdAt: iso(ms),
      status: i === 0 ? ("shipped" as const) : ("processing" as const),
    }));
    const { sales, bucketMinutes } = salesOverTime(orders, NOW);
    expect(bucketMinutes).toBe(5);
    expect(sales).toHaveLength(13);
    expect(sales[0]).toEqual({ at: iso(NOW - HOUR), orders: 2, shipped: 1 });
    expect(sales.reduce((sum, point) => sum + point.orders, 0)).toBe(3);
    expect(salesOverTime([], NOW).sales).toHaveLength(1);
  });
  it("say of each bucket when it began", () => {
    const createdAt = iso(NOW - HOUR / 6 + 1);
    expect(salesOverTime([{ createdAt, status: "shipped" }], NOW).sales).toEqual([
      { at: iso(NOW - HOUR / 6), orders: 1, shipped: 1 },
      { at: iso(NOW - HOUR / 12), orders: 0, shipped: 0 },
      { at: iso(NOW), orders: 0, shipped: 0 },
    ]);
  });
  it("leave out an order that comes from a clock ahead of this one", () =>
    expect(salesOverTime([{ createdAt: iso(NOW + HOUR), status: "shipped" }], NOW).sales).toEqual([
      { at: iso(NOW), orders: 0, shipped: 0 },
    ]));
  it("have the finest bucket of which 48 suffice", () => {
    const spans = [0, 4 * HOUR, 4 * HOUR + 1, 12 * HOUR, 12 * HOUR + 1, 24 * HOUR, 48 * HOUR, 144 * HOUR];
    expect(spans.map(bucketMinutesFor)).toEqual([5, 5, 15, 15, 30, 30, 60, 180]);
    expect([288, 576, 1152, 1153].map((hours) => bucketMinutesFor(hours * HOUR))).toEqual([360, 720, 1440, 1440]);
  });
  it("leave room for every bucket", () => {
    for (const hours of [1, 5, 24, 24 * 7, 24 * 30])
      expect((hours * 60) / bucketMinutesFor(hours * HOUR)).toBeLessThanOrEqual(48);
    expect(bucketMinutesFor(1e12)).toBe(1440);
  });
});

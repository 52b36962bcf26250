import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate, histogram, mistakes, missed, replay, replayable, total } from "@/lib/desk/thresholds/rules";
import type { ReplayedOrder, Truth } from "@/lib/desk/thresholds/schema";
import type { Listing } from "@/lib/shop/listing/schema";

const listing = (change: Partial<Listing>): Listing => ({
  orderId: "ord_1",
  dropId: "drop",
  revision: 1,
  status: "awaiting_approval",
  size: "42",
  createdAt: "2026-01-01T00:00:00.000Z",
  country: "DE",
  changedAt: "2026-01-01T00:00:00.000Z",
  ttlSeconds: 1,
  score: 10,
  ...change,
});
const order = (score: number, truth: Truth, orderId = `ord_${score}`): ReplayedOrder => ({ orderId, score, truth });
const setting = { approveBelow: 30, rejectFrom: 70, autoBelow: null };

describe("what a setting is tried on", () => {
  it("is what was scored and paid for: not what ended unpaid or sold out, nor what is reviewed blind", () => {
    const all = [
      listing({}),
      listing({ status: "awaiting_payment" }),
      listing({ status: "compensated" }),
      listing({ status: "compensated", verdict: "reject" }),
      listing({ status: "shipped", verdict: "approve" }),
      listing({ score: undefined, blind: { below: true } }),
    ];
    expect(replayable(all).map(({ truth }) => truth)).toEqual(["unknown", "bot", "person"]);
  });

  it("knows a bot from a person as a person decided, and nothing of what was approved by itself or ran out", () => {
    const truths = (["approve", "reject", "auto", "timeout"] as const).map((verdict) =>
      replayable([listing({ status: "shipped", verdict })]).map(({ truth }) => truth),
    );
    expect(truths.flat()).toEqual(["person", "bot", "unknown", "unknown"]);
  });
});

describe("a replay", () => {
  const orders = [order(10, "person"), order(29, "bot"), order(30, "unknown"), order(70, "bot"), order(95, "person")];
  it("counts pairs saved, people hurt and what is left to look at", () => {
    expect(replay(orders, setting)).toMatchObject({
      approve: { bot: 1, person: 1, unknown: 0 },
      review: { bot: 0, person: 0, unknown: 1 },
      reject: { bot: 1, person: 1, unknown: 0 },
      toLook: 5,
      minutes: 10,
    });
  });

  it("leaves less to look at where some are approved by themselves", () => {
    const { auto, toLook } = replay(orders, { ...setting, autoBelow: 20 });
    expect([total(auto), toLook]).toEqual([1, 4]);
  });

  it("names the people who are hurt and the bots that get through, the surest first", () => {
    const more = [...orders, order(80, "person"), order(3, "bot")];
    const { hurt, lost } = mistakes(more, setting);
    expect([hurt.map(({ score }) => score), lost.map(({ score }) => score)]).toEqual([
      [95, 80],
      [3, 29],
    ]);
  });

  it("places every order once, whatever the setting, and in the histogram", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (all, a, b) => {
        const some = all.map((score, i) => order(score, i % 2 ? "bot" : "person"));
        const { approve, review, reject } = replay(some, {
          approveBelow: Math.min(a, b),
          rejectFrom: Math.max(a, b),
          autoBelow: null,
        });
        expect(total(approve) + total(review) + total(reject)).toBe(some.length);
        expect(histogram(some).reduce((sum, bin) => sum + total(bin), 0)).toBe(some.length);
      }),
    );
  });
});

describe("what is missed", () => {
  it("is estimated from the blind slice of the same scores alone", () => {
    const all = [
      listing({ verdict: "auto" }),
      listing({ verdict: "auto" }),
      listing({ blind: { below: true }, verdict: "reject" }),
      listing({ blind: { below: true }, verdict: "approve" }),
      listing({ blind: { below: true } }),
      listing({ blind: { below: false }, verdict: "reject" }),
    ];
    expect(missed(all)).toMatchObject({ approvedAlone: 2, reviewed: 2, rejected: 1, waiting: 1 });
    expect(missed(all).estimate?.share).toBe(0.5);
  });

  it("is not estimated from nothing", () => expect(missed([listing({ verdict: "auto" })]).estimate).toBeNull());

  // Brown, Cai, DasGupta (2001), Interval Estimation for a Binomial Proportion
  it.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [50, 100, 0.4038, 0.5962],
    [10, 10, 0.7225, 1],
  ])("%i of %i: from %f to %f", (found, sample, low, high) => {
    const interval = estimate(found, sample);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  });
});

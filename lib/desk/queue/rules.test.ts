import { describe, expect, it } from "vitest";
import { exclusionOf } from "@/lib/desk/decision/rules";
import { bucketMinutesFor, decidedOn, ratesByLevel, salesOverTime } from "@/lib/desk/figures/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { endsWithin, nameMatches, pairNumberIn, searchKind, sortQueue } from "@/lib/desk/queue/rules";
import { isHeld } from "@/lib/desk/review-lock/rules";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const risk = (score: number): RiskAssessment => ({
  score,
  level: "low",
  recommendation: "review",
  facts: [],
  engine: "x",
});
const row = (name: string, hoursLeft: number | undefined, score: number | undefined) => ({
  orderId: `ord_${name}` as const,
  createdAt: iso(NOW - HOUR),
  ...(hoursLeft !== undefined && { deadlineAt: iso(NOW + hoursLeft * HOUR) }),
  ...(score !== undefined && { risk: risk(score) }),
});
const names = (rows: readonly { orderId: string }[]) => rows.map(({ orderId }) => orderId.slice(4)).join("");

describe("the queue", () => {
  const rows = [
    row("a", 20, 10),
    row("b", 1.5, 5),
    row("c", 10, 90),
    row("d", 1, 50),
    row("e", 5, 90),
    row("f", undefined, undefined),
  ];

  it("puts what ends soon first, then the riskiest, of equal risk what ends sooner", () =>
    expect(names(sortQueue(rows, "urgency", NOW))).toBe("dbecaf"));
  it("sorts by deadline or by risk where asked", () => {
    expect(names(sortQueue(rows, "deadline", NOW))).toBe("dbecaf");
    expect(names(sortQueue(rows, "risk", NOW))).toBe("ecdabf");
  });
  it("sorts by age where asked", () => {
    const newer = { ...row("z", 1, 1), createdAt: iso(NOW) };
    expect(names(sortQueue([...rows, newer], "newest", NOW))[0]).toBe("z");
  });
  it("is always in the same order, however the orders come", () =>
    expect(sortQueue(rows.toReversed(), "urgency", NOW)).toEqual(sortQueue(rows, "urgency", NOW)));
  it("keeps what ends within the given minutes, and all without", () => {
    expect(names(rows.filter((order) => endsWithin(order, 120, NOW)))).toBe("bd");
    expect(rows.every((order) => endsWithin(order, undefined, NOW))).toBe(true);
  });
});

it.each([
  ["ord_0123", "order"],
  ["ada@example.com", "email"],
  ["Nº 0042", "pair"],
  ["#42", "pair"],
  ["42", "pair"],
  ["Ada", "name"],
])("%s is taken for: %s", (text, kind) => expect(searchKind(text)).toBe(kind));

it("a pair's number is read from any of its spellings, a name from any part", () => {
  expect(pairNumberIn("Nº 0042")).toBe(42);
  expect(nameMatches({ firstName: "Ada", lastName: "Lovelace" }, "a love")).toBe(true);
  expect(nameMatches({ firstName: "Ada", lastName: "Lovelace" }, "grace")).toBe(false);
});

it("a claim holds until its time has run out", () => {
  expect(isHeld(undefined, NOW)).toBe(false);
  expect(isHeld({ by: "cus_1", untilMs: NOW + 1 }, NOW)).toBe(true);
  expect(isHeld({ by: "cus_1", untilMs: NOW }, NOW)).toBe(false);
});

describe("a bulk decision", () => {
  const view = { status: "awaiting_approval", stopped: false, decision: null, claim: null } as FulfillmentOrderView;
  const decision = { decision: "approve", at: iso(NOW), name: null, reasonCode: null, note: null } as const;
  it.each([
    [{}, undefined],
    [{ claim: { name: "Grace", mine: true } }, undefined],
    [{ claim: { name: "Grace", mine: false } }, "claimed"],
    [{ decision }, "already_decided"],
    [{ stopped: true }, "stopped"],
    [{ status: "shipped" as const }, "not_awaiting_approval"],
  ])("an order with %j is left out because: %s", (change, why) =>
    expect(exclusionOf({ ...view, ...change })).toBe(why),
  );
});

const decided = (riskLevel: "low" | "high", decision: "approve" | "reject" | "timeout", at = iso(NOW)) => ({
  riskLevel,
  decision: { decision, at },
});

describe("the figures", () => {
  it("count what people decided by the level they saw; what timed out is nobody's decision", () =>
    expect(ratesByLevel([decided("low", "approve"), decided("low", "timeout"), decided("high", "reject"), {}])).toEqual(
      [
        { level: "low", approved: 1, rejected: 0 },
        { level: "medium", approved: 0, rejected: 0 },
        { level: "high", approved: 0, rejected: 1 },
      ],
    ));
  it("know which decisions are of today", () => {
    expect(decidedOn(decided("low", "approve"), NOW)).toBe(true);
    expect(decidedOn(decided("low", "timeout"), NOW)).toBe(false);
    expect(decidedOn(decided("low", "approve", iso(NOW - 24 * HOUR)), NOW)).toBe(false);
    expect(decidedOn({}, NOW)).toBe(false);
  });
  it("put every order into one bucket, empty ones stand between", () => {
    const orders = [NOW - HOUR, NOW - HOUR + 1, NOW].map((ms, i) => ({
      createdAt: iso(ms),
      status: i === 0 ? "shipped" : "processing",
    }));
    const { sales, bucketMinutes } = salesOverTime(orders, NOW);
    expect(bucketMinutes).toBe(5);
    expect(sales).toHaveLength(13);
    expect(sales[0]).toEqual({ at: iso(NOW - HOUR), orders: 2, shipped: 1 });
    expect(sales.reduce((sum, point) => sum + point.orders, 0)).toBe(3);
    expect(salesOverTime([], NOW).sales).toHaveLength(1);
  });
  it("leave room for every bucket", () => {
    for (const hours of [1, 5, 24, 24 * 7, 24 * 30])
      expect((hours * 60) / bucketMinutesFor(hours * HOUR)).toBeLessThanOrEqual(48);
    expect(bucketMinutesFor(1e12)).toBe(1440);
  });
});

import { describe, expect, it } from "vitest";
import { endsWithin, SOON_MS, sortQueue } from "@/lib/desk/queue/rules";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const row = (name: string, hoursLeft: number | undefined, score: number | undefined) => ({
  orderId: `ord_${name}` as const,
  createdAt: iso(NOW - HOUR),
  ...(hoursLeft !== undefined && { deadlineAt: iso(NOW + hoursLeft * HOUR) }),
  ...(score !== undefined && { score }),
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
  it("takes what ends in less than two hours for urgent, whatever its risk", () => {
    const soon = { ...row("a", 0, 0), deadlineAt: iso(NOW + 2 * HOUR - 1) };
    const [calm, calmer] = [row("b", 2, 10), row("c", 3, 90)];
    expect(SOON_MS).toBe(2 * HOUR);
    expect(names(sortQueue([calm, calmer, soon], "urgency", NOW))).toBe("acb");
  });
  it("of those that end at the same soon moment has the riskiest first", () => {
    const equal = [row("a", 1, 10), row("b", 1, 90), row("c", 1, 50)];
    expect(names(sortQueue(equal, "urgency", NOW))).toBe("bca");
  });
  it("puts risk before the deadline once nothing ends soon", () => {
    const calm = [row("a", 5, 10), row("b", 10, 90), row("c", 8, 90)];
    expect(names(sortQueue(calm, "urgency", NOW))).toBe("cba");
    expect(names(sortQueue(calm.toReversed(), "urgency", NOW))).toBe("cba");
  });
  it.each(["urgency", "deadline", "risk", "newest"] as const)("of equal orders goes by their ids: %s", (sort) => {
    const equal = ["b", "d", "a", "c"].map((name) => row(name, 5, 50));
    expect(names(sortQueue(equal, sort, NOW))).toBe("abcd");
    expect(names(sortQueue(equal.toReversed(), sort, NOW))).toBe("abcd");
  });
  it("has an order without a score after one with the least", () => {
    const pair = [row("a", 5, undefined), row("b", 5, 0)];
    expect(names(sortQueue(pair, "risk", NOW))).toBe("ba");
    expect(names(sortQueue(pair.toReversed(), "risk", NOW))).toBe("ba");
  });
  it("is always in the same order, however the orders come", () =>
    expect(sortQueue(rows.toReversed(), "urgency", NOW)).toEqual(sortQueue(rows, "urgency", NOW)));
  it("keeps what ends within the given minutes, and all without", () => {
    expect(names(rows.filter((order) => endsWithin(order, 120, NOW)))).toBe("bd");
    expect(rows.every((order) => endsWithin(order, undefined, NOW))).toBe(true);
    expect([119, 120].map((minutes) => endsWithin(row("x", 2, 1), minutes, NOW))).toEqual([false, true]);
  });
});

import { describe, expect, it } from "vitest";
import { endsWithin, nameMatches, pairNumberIn, searchKind, sortQueue } from "@/lib/desk/queue/rules";
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

import { describe, expect, it } from "vitest";
import { auditCsv, matchesAudit, monthBefore } from "@/lib/desk/audit/rules";
import type { AuditView } from "@/lib/desk/audit/schema";
import { monthOf } from "@/lib/platform/audit/rules";
import { auditsOf } from "@/lib/shop/order/audit";
import type { Order } from "@/lib/shop/order/schema";

const at = "2026-11-22T09:00:00.000Z";
const order = {
  orderId: "ord_1",
  stops: 0,
  risk: { score: 71, level: "high", engine: "rules-1" },
} as unknown as Order;

describe("what the log must hold about an order", () => {
  it("is nothing while nobody did anything, and when only the time ran out", () => {
    expect(auditsOf(order)).toEqual([]);
    expect(auditsOf({ ...order, decision: { decision: "timeout", at } })).toEqual([]);
  });

  it("is the decision with its reason and the score that was seen, the same entry every time", () => {
    const decided: Order = {
      ...order,
      decision: {
        decision: "reject",
        at,
        by: "cus_1",
        reasonCode: "reseller",
        score: 70,
        level: "high",
        engine: "rules-1",
      },
    };
    const [entry] = auditsOf(decided);
    expect(entry).toEqual({
      entryId: "decision-ord_1",
      kind: "decision",
      at,
      by: "cus_1",
      orderId: "ord_1",
      decision: "reject",
      reasonCode: "reseller",
      score: 70,
      level: "high",
      engine: "rules-1",
    });
    expect(auditsOf(decided)).toEqual([entry]);
  });

  it("is each stop by its number", () => {
    const stopped = { ...order, stops: 2, stoppedAt: at, stoppedBy: "cus_1", stopReason: "stuck" } as Order;
    expect(auditsOf(stopped)).toMatchObject([{ entryId: "stop-ord_1-2", kind: "stop", note: "stuck", score: 71 }]);
  });
});

it("months are counted backwards over the turn of the year", () => {
  expect(monthOf(at)).toBe("2026-11");
  expect(monthBefore("2026-03")).toBe("2026-02");
  expect(monthBefore("2026-01")).toBe("2025-12");
});

const view: AuditView = {
  entryId: "e",
  kind: "decision",
  at,
  by: "cus_1",
  name: "Grace",
  takenFromName: null,
  orderId: "ord_1",
  note: 'said "no", twice',
};

it("a filter takes kind and any text that the entry shows", () => {
  expect(matchesAudit(view, {})).toBe(true);
  expect(matchesAudit(view, { kind: "stop" })).toBe(false);
  expect(matchesAudit(view, { q: " grace " })).toBe(true);
  expect(matchesAudit(view, { q: "ORD_1" })).toBe(true);
  expect(matchesAudit(view, { q: "nobody" })).toBe(false);
});

it("the CSV quotes what it must, and nothing becomes a formula", () => {
  const [header = "", line = "", end] = auditCsv([{ ...view, name: "=1+1" }]).split("\r\n");
  expect(header.split(",").slice(0, 3)).toEqual(["at", "kind", "name"]);
  expect(line).toContain(`"'=1+1"`);
  expect(line).toContain('"said ""no"", twice"');
  expect(end).toBe("");
});

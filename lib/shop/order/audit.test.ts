import { describe, expect, it } from "vitest";
import { auditsOf } from "@/lib/shop/order/audit";
import { exampleOrders } from "@/lib/shop/order/examples";

const at = "2026-11-22T09:00:00.000Z";
const order = exampleOrders.awaiting_approval;
const { orderId } = order;

describe("what the log must hold about an order", () => {
  it("is nothing before a reviewer decided, and when only the time ran out", () => {
    expect(auditsOf(order)).toEqual([]);
    expect(auditsOf({ ...order, decision: { decision: "timeout", at } })).toEqual([]);
  });

  it("is the decision with its reason and the score that was seen, the same entry every time", () => {
    const seen = { score: 70, level: "high", engine: "rules-1" } as const;
    const decision = { decision: "reject", at, by: "cus_1", reasonCode: "reseller", ...seen } as const;
    const decided = { ...order, decision };
    const entry = { entryId: `decision-${orderId}`, kind: "decision", orderId, ...decision };
    expect(auditsOf(decided)).toEqual([entry]);
    expect(auditsOf(decided)).toEqual([entry]);
  });

  it("is each stop by its number", () => {
    const stop = { execution: "arn", at, by: "cus_1", reason: "stuck" };
    expect(auditsOf({ ...order, stops: 2, stop })).toMatchObject([
      { entryId: `stop-${orderId}-2`, kind: "stop", note: "stuck", score: 1 },
    ]);
  });
});

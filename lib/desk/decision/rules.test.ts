import { describe, expect, it } from "vitest";
import { exclusionOf, isOpenForDecision } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

describe("a bulk decision", () => {
  const view = {
    status: "awaiting_approval",
    stopped: false,
    decision: null,
    pending: null,
    blocks: [] as FulfillmentOrderView["blocks"],
    reviewLock: null,
  } as unknown as FulfillmentOrderView;
  const decision = {
    decision: "approve",
    at: "2026-11-22T12:00:00.000Z",
    name: null,
    reasonCode: null,
    note: null,
    view: null,
    policyVersion: null,
  } as const;
  it.each([
    [{}, undefined],
    [{ reviewLock: { name: "Grace", mine: true } }, undefined],
    [{ reviewLock: { name: "Grace", mine: false } }, "in_review"],
    [{ decision }, "already_decided"],
    [{ stopped: true }, "stopped"],
    [{ blocks: [{ kind: "network", reason: "Bots" }] }, "blocked"],
    [{ paymentProblem: "refunded" as const }, "not_awaiting_approval"],
    [{ status: "shipped" as const }, "not_awaiting_approval"],
  ])("an order with %j is left out because: %s", (change, why) =>
    expect(exclusionOf({ ...view, ...change })).toBe(why),
  );

  it("names first what cannot be undone: a stop, then a decision", () => {
    const ended = { ...view, status: "compensated", decision } as const;
    expect(exclusionOf(ended)).toBe("already_decided");
    expect(exclusionOf({ ...ended, stopped: true })).toBe("stopped");
  });

  it.each([
    [{}, true],
    [{ reviewLock: { name: "Grace", mine: false } }, true],
    [{ decision }, false],
    [{ stopped: true }, false],
    [{ paymentProblem: "voided" as const }, false],
    [{ status: "shipped" as const }, false],
  ])("an order with %j is open for a decision: %s", (change, open) =>
    expect(isOpenForDecision({ ...view, ...change })).toBe(open),
  );
});

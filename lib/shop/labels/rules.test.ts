import { describe, expect, it } from "vitest";
import { labelOf, rowOf, SOURCES } from "@/lib/shop/labels/rules";
import type { LabelledPart, LabelSource } from "@/lib/shop/labels/schema";

const AT = "2026-11-26T21:00:00.000Z";
const order: LabelledPart = {
  orderId: "ord_0k9v2m4x8q1w5e7r3t6y0a2s4d",
  customerId: "cus_0k9v2m4x8q1w5e7r3t6y0a2s4d",
  dropId: "drop",
  status: "delivered",
  risk: {
    score: 12,
    level: "low",
    recommendation: "approve",
    facts: [],
    engine: "additive-1",
    evidence: { version: 1, at: AT, values: { cardOrders: 2 } },
  },
};
const approved = (more: object = {}) => ({ decision: { decision: "approve", at: AT, ...more } }) as const;
const rejected = (reasonCode?: string) =>
  ({ status: "compensated", reason: "rejected", decision: { decision: "reject", at: AT, reasonCode } }) as const;
const returning = (cause: "withdrawal" | "undeliverable") =>
  ({ returning: { returnId: "ret_1", cause, at: AT } }) as const;
const report = (code: string) => ({ code, at: AT });
const auto = { auto: { policyVersion: 1, below: 20 } };

describe("a label comes from", () => {
  it.each<[string, Partial<LabelledPart>, "accepted" | "declined" | undefined, LabelSource | undefined]>([
    ["no decision: none", {}, undefined, undefined],
    ["a reviewer's approval", approved(), undefined, "approved"],
    [
      "an approval after the shopper was asked",
      approved({ reasonCode: "checked_by_mail" }),
      undefined,
      "approved_after_contact",
    ],
    ["a pair that was kept", { ...approved(), withdrawalEndedAt: AT }, undefined, "kept"],
    ["a pair that was returned", { ...approved(), ...returning("withdrawal") }, undefined, "returned"],
    ["a parcel that came back by itself: none", { ...approved(), ...returning("undeliverable") }, undefined, undefined],
    [
      "a score that approved by itself: none, kept or not",
      { ...approved(auto), withdrawalEndedAt: AT },
      undefined,
      undefined,
    ],
    ["a rejection of a bot", rejected("suspected_bot"), undefined, "rejected_as_bot"],
    ["a rejection of linked accounts", rejected("linked_accounts"), undefined, "rejected_as_bot"],
    ["another rejection", rejected("reseller"), undefined, "rejected_otherwise"],
    ["a rejection without a reason", rejected(), undefined, "rejected_otherwise"],
    ["a rejection that an appeal has overturned", rejected("suspected_bot"), "accepted", "appeal_accepted"],
    ["a rejection that an appeal has confirmed", rejected("other"), "declined", "appeal_declined"],
    ["a time-out: none", { decision: { decision: "timeout", at: AT } }, undefined, undefined],
    [
      "a dispute of the card's holder, whatever else",
      { ...approved(), withdrawalEndedAt: AT, dispute: report("fraudulent") },
      undefined,
      "fraud_dispute",
    ],
    [
      "a dispute about the parcel: what else is known",
      { ...approved(), dispute: report("product_not_received") },
      undefined,
      "approved",
    ],
    [
      "a warning of the card's network",
      { ...approved(), fraudWarning: report("made_with_stolen_card") },
      undefined,
      "fraud_warning",
    ],
    [
      "a dispute of what no person approved",
      { ...approved(auto), dispute: report("unrecognized") },
      undefined,
      "fraud_dispute",
    ],
  ])("%s", (_what, change, verdict, source) => {
    const label = labelOf({ ...order, ...change }, verdict);
    expect(label?.source).toBe(source);
    if (source) expect(label).toEqual({ source, ...SOURCES[source] });
  });
});

const blind = (below: boolean) => ({ blind: { policyVersion: 1, below, percent: 5 } });

describe("an order of the blind slice", () => {
  it("stands for those like it that no person saw, by the inverse of its chance", () =>
    expect(labelOf({ ...order, ...approved(), ...blind(true) }, undefined)?.weight).toBe(0.5 * 20));

  it("that a person would have seen in any case stands for itself", () =>
    expect(labelOf({ ...order, ...approved(), ...blind(false) }, undefined)?.weight).toBe(0.5));

  it("counts once for what the bank reports, as all do", () =>
    expect(labelOf({ ...order, ...blind(true), dispute: report("fraudulent") }, undefined)?.weight).toBe(0.9));
});

it("a line of the export holds the coded evidence and digests, and nothing that leads to a person", () => {
  const row = rowOf({ ...order, ...rejected("suspected_bot") }, undefined);
  expect(row).toMatchObject({
    vector: { cardOrders: 2 },
    evidenceVersion: 1,
    source: "rejected_as_bot",
    label: 1,
    weight: 0.75,
    engine: "additive-1",
    score: 12,
    campaign: "drop",
  });
  expect(JSON.stringify(row)).not.toMatch(/0k9v2m4x8q1w5e7r3t6y0a2s4d/);
  expect(rowOf({ ...order, ...rejected(), risk: undefined }, undefined)).toBeUndefined();
});

it("orders of one shopper share a ring, and no two orders an id", () => {
  const [one, other] = ["ord_1", "ord_2"].map((orderId) =>
    rowOf({ ...order, ...approved(), orderId: orderId as "ord_1" }, undefined),
  );
  expect(one?.ring).toBe(other?.ring);
  expect(one?.orderId).not.toBe(other?.orderId);
});

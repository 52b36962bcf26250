import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { listAuditSince } from "@/lib/platform/audit/store";
import { exampleOrders } from "@/lib/shop/order/examples";
import { followRiskPolicy, isApprovable } from "@/lib/shop/order/review/auto";
import { recordAutoApproval, recordBlocks, recordHold } from "@/lib/shop/order/review/transitions";
import { decisionOf } from "@/lib/shop/order/rules";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { createOrder, recordFraudReport } from "@/lib/shop/order/transitions";
import { defaultRiskPolicy, type AutoApproval } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy, replaceRiskPolicy } from "@/lib/shop/risk-policy/store";
import { useTable } from "@/workflows/testing/table";

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const riskHistory: NonNullable<Order["riskHistory"]> = [
  { at: AT, cause: "paid", score: exampleOrders.awaiting_approval.risk.score, engine: "additive-1" },
];
const waiting = {
  ...exampleOrders.awaiting_approval,
  risk: { ...exampleOrders.awaiting_approval.risk, engine: "additive-1" },
  riskHistory,
};
const scored = (score: number): Partial<Order> => ({ risk: { ...waiting.risk, score } });

async function place(change: Partial<Order> = {}): Promise<Order> {
  const order = { ...waiting, ...change, orderId: `ord_${digestId(randomUUID())}` } as Order;
  await createOrder(order as NewOrder);
  return order;
}

async function setPolicy(autoApproval?: AutoApproval): Promise<void> {
  const { version } = await readRiskPolicy();
  const policy = { ...defaultRiskPolicy, version: version + 1, sliceKey: "key" };
  expect(await replaceRiskPolicy({ ...policy, ...(autoApproval && { autoApproval }) })).toBe(true);
}

/** So small a slice that these orders are not in it. */
const on = { below: 20, blindPercent: 1 } as const;
const outside = async (score = 5): Promise<Order> => {
  for (;;) {
    const after = await followRiskPolicy(await place(scored(score)));
    if (!after.blind) return after;
  }
};

it("nothing is approved by itself before a manager says so", async () => {
  expect(decisionOf(await followRiskPolicy(await place(scored(0))))).toBeUndefined();
});

it("an order below the threshold is approved, with the policy's version and no reviewer; the audit log says so, once", async () => {
  await setPolicy(on);
  const { version } = await readRiskPolicy();
  const approved = await outside();
  expect(decisionOf(approved)).toMatchObject({
    decision: "approve",
    score: 5,
    auto: { policyVersion: version, below: 20 },
  });
  expect(decisionOf(approved)?.by).toBeUndefined();
  await followRiskPolicy(approved);
  const entries = (await listAuditSince(new Date().toISOString().slice(0, 7))).filter(
    ({ orderId }) => orderId === approved.orderId,
  );
  expect(entries.map(({ kind, by }) => [kind, by])).toEqual([["auto", "policy"]]);
});

it("one at the threshold or above waits for a person: nothing is ever rejected", async () => {
  await setPolicy(on);
  for (const score of [20, 55, 100]) expect(decisionOf(await outside(score))).toBeUndefined();
});

it("a slice is reviewed without its score, and says whether it would have been approved", async () => {
  await setPolicy({ below: 20, blindPercent: 100 });
  const { version: policyVersion } = await readRiskPolicy();
  for (const score of [5, 80]) {
    const order = await followRiskPolicy(await place(scored(score)));
    expect([order.blind, decisionOf(order)]).toEqual([{ policyVersion, below: score < 20, percent: 100 }, undefined]);
  }
  await setPolicy(on);
});

const deed = { by: "cus_1", at: AT };
it.each<[string, Partial<Order>]>([
  ["blocked", { blocks: [{ kind: "network", reason: "bots" }] }],
  ["asked about", { question: { number: 1 } }],
  ["whose shopper answered", { question: { number: 1, answeredAt: AT } }],
  ["put aside", { hold: { until: AT, ...deed } }],
  ["about to be decided", { pending: { decision: "reject", countsAt: AT, ...deed } }],
  ["whose payment is disputed", { dispute: { code: "fraudulent", at: AT } }],
  ["whose card's network warns of fraud", { fraudWarning: { code: "made_with_stolen_card", at: AT } }],
  ["whose payment is lost", { paymentProblem: { code: "refunded", at: AT } }],
  ["stopped", { stop: { execution: "x", reason: "stuck", ...deed } }],
  ["withdrawn", { withdrawnAt: AT }],
  ["decided", { decision: { decision: "reject", ...deed } }],
  ["that no assessor could score", { risk: { ...waiting.risk, engine: "none" } }],
  ["that the rules scored, for want of a model", { risk: { ...waiting.risk, engine: "rules-2" } }],
  ["not scored", { risk: undefined }],
  [
    "not assessed by what its payment says",
    { riskHistory: [{ at: AT, cause: "placed", score: 5, engine: "additive-1" }] },
  ],
])("an order %s is never approved by itself", (_, change) => {
  expect(isApprovable({ ...waiting, ...change } as Order, 100)).toBe(false);
});

it("what comes between the look and the write counts: a block, a hold, a report of fraud, another score", async () => {
  const approval = { decision: "approve", at: AT, score: 5, auto: { policyVersion: 1, below: 20 } } as const;
  const betweens = [
    async ({ orderId }: Order) => recordBlocks(orderId, [{ kind: "card", reason: "stolen" }]),
    async ({ orderId }: Order) => recordHold(orderId, { until: AT, ...deed }),
    async ({ orderId }: Order) => recordFraudReport(orderId, "fraudWarning", { code: "misc", at: AT }),
  ];
  for (const between of betweens) {
    const order = await place(scored(5));
    await between(order);
    await recordAutoApproval(order.orderId, approval);
    expect(decisionOf((await findOrder(order.orderId))!)).toBeUndefined();
  }
  const other = await place(scored(6));
  expect(decisionOf((await recordAutoApproval(other.orderId, approval))!)).toBeUndefined();
});

it("of two managers who save at a time, one is told", async () => {
  const { version } = await readRiskPolicy();
  const next = { ...defaultRiskPolicy, version: version + 1 };
  expect([await replaceRiskPolicy(next), await replaceRiskPolicy(next)]).toEqual([true, false]);
});

it("one that a model scored, and nothing else is known of, is", () => expect(isApprovable(waiting, 100)).toBe(true));

import { keepAudit } from "@/lib/platform/audit/store";
import { auditsOf } from "@/lib/shop/order/audit";
import { blocksOf, noteBlocks } from "@/lib/shop/order/blocks";
import { isFlagged } from "@/lib/shop/order/review/rules";
import type { RecordedDecision } from "@/lib/shop/order/review/schema";
import { recordAutoApproval, recordBlind } from "@/lib/shop/order/review/transitions";
import { decisionOf, isDecidable } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { isReviewedBlind } from "@/lib/shop/risk-policy/rules";
import type { RiskPolicy } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy } from "@/lib/shop/risk-policy/store";

/** What the managers' policy does with an order when it begins to wait for a reviewer. It approves at most; it never rejects. */

/** Who scores where no model may: the rules, whose points are not a model's odds, or nothing at all. A threshold is not for them. */
const NO_MODEL = /^(rules-|none$)/;

/** Whether what the payment says was weighed: where that failed, the assessment of before stands and a person decides. */
const isAssessedAsPaid = ({ riskHistory = [] }: Order): boolean => riskHistory.some(({ cause }) => cause === "paid");

/** Whether the order has a model's score below that, and nothing about it that a person should see. */
export function isApprovable(order: Order, below: number): boolean {
  const { risk, question, hold, pending, dispute, fraudWarning } = order;
  if (!risk || NO_MODEL.test(risk.engine) || risk.score >= below || !isAssessedAsPaid(order)) return false;
  return isDecidable(order) && !isFlagged(order) && ![question, hold, pending, dispute, fraudWarning].some(Boolean);
}

type Scored = RecordedDecision & { readonly score: number };

function approvalBy({ version }: RiskPolicy, below: number, { risk }: Order): Scored | undefined {
  if (!risk) return undefined;
  const { score, level, engine } = risk;
  const auto = { policyVersion: version, below };
  return { decision: "approve", at: new Date().toISOString(), score, level, engine, auto };
}

async function approve(order: Order, policy: RiskPolicy, below: number): Promise<Order | undefined> {
  await noteBlocks(order, await blocksOf(order)); // what is blocked since the order was placed, or by the card that paid
  const decision = approvalBy(policy, below, order);
  return decision && recordAutoApproval(order.orderId, decision);
}

async function follow(order: Order, policy: RiskPolicy): Promise<Order | undefined> {
  const { version, autoApproval } = policy;
  if (!autoApproval) return order;
  const below = isApprovable(order, autoApproval.below);
  const blind = { policyVersion: version, below, percent: autoApproval.blindPercent };
  if (isReviewedBlind(policy, order.orderId)) return recordBlind(order.orderId, blind);
  return below ? approve(order, policy, autoApproval.below) : order;
}

/** Resolves with the order as it then is: approved, drawn for the blind review, or as it was. Safe to repeat. */
export async function followRiskPolicy(order: Order): Promise<Order> {
  const after = (await follow(order, await readRiskPolicy())) ?? order;
  if (decisionOf(after)?.auto) await keepAudit(auditsOf(after));
  return after;
}

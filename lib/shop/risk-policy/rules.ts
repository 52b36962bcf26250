import { createHmac } from "node:crypto";
import type { RiskPolicy, Thresholds } from "@/lib/shop/risk-policy/schema";

const WORDS = 2 ** 32;

/** Where an order lies in the lottery of the policy: evenly spread in [0, 1), always the same for an order and a key. */
const drawnBy = (sliceKey: string, orderId: string): number =>
  createHmac("sha256", sliceKey).update(orderId).digest().readUInt32BE(0) / WORDS;

/**
 * Whether the order is reviewed without its score, whatever it is: of the risky ones as many as of the others, so that a hidden
 * score tells the reviewer nothing. None while a person decides every order.
 */
export const isReviewedBlind = ({ autoApproval, sliceKey }: RiskPolicy, orderId: string): boolean =>
  autoApproval !== undefined && drawnBy(sliceKey, orderId) < autoApproval.blindPercent / 100;

/** What a score suggests. */
export function suggestionAt(score: number, { approveBelow, rejectFrom }: Thresholds): "approve" | "review" | "reject" {
  if (score >= rejectFrom) return "reject";
  return score < approveBelow ? "approve" : "review";
}

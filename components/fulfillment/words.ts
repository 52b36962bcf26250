import type { BulkResult, Exclusion } from "@/lib/desk/decision/schema";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { Deed } from "@/lib/shop/drop/schema";
import type { AuditKind } from "@/lib/platform/audit/schema";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import type { OperationKind, OperationState } from "@/lib/platform/durable/rules";
import { isFinished, isSold } from "@/lib/shop/order/rules";
import type { BlockKind } from "@/lib/shop/block/schema";
import type { ScoreShown } from "@/lib/shop/order/review/schema";
import type { PaymentProblem } from "@/lib/shop/payment/schema";
import type { Link } from "@/lib/shop/risk/schema";
import type { BadgeTone } from "@/components/ui/badge";
import { approvalReasons, rejectionReasons } from "@/components/fulfillment/reasons";

export const linkWords: Record<Link, string> = {
  card: "Same card",
  mailbox: "Same mailbox",
  phone: "Same telephone",
  door: "Same door",
  device: "Same device",
  mailForm: "Mail address of one form",
  network: "Same network",
  subnet: "Neighbouring network",
};

export const exclusionWords: Record<Exclusion, string> = {
  not_found: "There is no such order.",
  not_awaiting_approval: "It is not waiting for a decision.",
  already_decided: "It has been decided.",
  stopped: "An operator stopped it.",
  in_review: "Someone is looking at it.",
  blocked: "It shares something that is blocked: decide it by itself.",
};

export const resultWords: Record<BulkResult["outcome"], string> = {
  decided: "Decided as you said",
  already_decided: "Someone decided otherwise before you",
  not_awaiting_approval: "It no longer waits for a decision",
  not_found: "There is no such order",
  not_yet: "Not decided yet",
  failed: "It did not work this time. Send the same list again: what is decided stays as it is",
};

export const deedWords: Record<Deed, string> = {
  draft: "drafted",
  edit: "edited",
  publish: "published",
  pause: "paused",
  resume: "resumed",
  restock: "restocked",
  close: "closed",
  archive: "archived",
};

export const auditWords: Record<AuditKind, string> = {
  decision: "Decision",
  auto: "Approved by itself",
  bulk: "Bulk decision",
  takeover: "Takeover",
  stop: "Stop",
  difference: "Difference in the books",
  resolved: "Difference gone",
  team: "Team",
  drop: "Drop",
  assignment: "Assignment",
  hold: "Hold",
  extension: "Extension",
  question: "Question",
  block: "Block",
  unblock: "Block ended",
  policy: "Policy",
  inspection: "Inspection",
  appeal: "Answer to an appeal",
  override: "Entry of a draw",
};

/** What a reviewer was shown of the score when they decided. */
export const viewWords: Record<ScoreShown, string> = {
  facts_first: "facts before the score",
  score_first: "score before the facts",
  score_hidden: "facts without the score",
  score_opened: "facts, then the score on demand",
  blind: "blind: no score to be had",
  list: "from the list",
  ring: "as part of a ring",
};

export const kindWords: Record<OperationKind, string> = {
  step: "Step",
  wait: "Timer",
  callback: "Answer",
  group: "Group",
  call: "Call",
};

export const stateWords: Record<OperationState, string> = {
  running: "Running",
  waiting: "Waiting",
  retrying: "Will try again",
  done: "Done",
  failed: "Failed",
  timed_out: "Timed out",
  stopped: "Stopped",
};

export const stateTones: Record<OperationState, BadgeTone> = {
  running: "accent",
  waiting: "accent",
  retrying: "warn",
  done: "ok",
  failed: "danger",
  timed_out: "warn",
  stopped: "neutral",
};

const reasonLabels = new Map<string, string>(
  [...approvalReasons, ...rejectionReasons].map(({ code, label }) => [code, label]),
);
export const reasonWords = (code: string): string => reasonLabels.get(code) ?? code.replaceAll("_", " ");

export const paymentProblemWords: Record<PaymentProblem, string> = {
  voided: "Payment voided at the provider",
  refunded: "Payment refunded at the provider",
  part_captured: "Payment captured in part",
  disputed: "Payment disputed",
  mismatch: "Payment does not match the order",
  missing: "Payment unknown to the provider",
};

/** What the payment's problem means for the order, as it is. */
export function paymentProblemMeaning(order: FulfillmentOrderView): string {
  if (isSold(order))
    return "It was shipped before. Compare the payment at the provider, and see Operations, Reconciliation.";
  if (isFinished(order)) return "It was not shipped: pair and money went back.";
  return "It cannot ship any more: pair and money are going back.";
}

export const pairWords = ({ pairNumber }: Pick<FulfillmentOrderView, "pairNumber">): string =>
  pairNumber === null ? "none" : `Nº ${String(pairNumber).padStart(4, "0")}`;

export const blockWords: Record<BlockKind, string> = {
  account: "Account",
  mailbox: "Mailbox",
  card: "Card",
  address: "Postal address",
  network: "Network",
};

/** In one line, as it was typed. */
export const addressWords = ({ name, line1, line2, postalCode, city, region, country }: PostalAddress): string =>
  [name, line1, line2, `${postalCode} ${city}`.trim(), region, country].filter(Boolean).join(", ");

/** "420 ms", "12 s", "5 min", "3 h 07 min": how long something took. */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 90_000) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / 60_000);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

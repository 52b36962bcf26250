import { digestId } from "@/lib/platform/ids";
import type { Label, LabelledPart, LabelledRow, LabelSource } from "@/lib/shop/labels/schema";

/**
 * What each source says and how sure it is (decision 040 says why). An outcome is surer than a decision, for a decision was made
 * with the score in sight; who was asked, or looked twice, is surer than who looked once.
 */
export const SOURCES: Readonly<Record<LabelSource, Pick<Label, "label" | "weight">>> = {
  fraud_dispute: { label: 1, weight: 0.9 },
  fraud_warning: { label: 1, weight: 0.8 },
  appeal_declined: { label: 1, weight: 0.9 },
  appeal_accepted: { label: 0, weight: 0.95 },
  rejected_as_bot: { label: 1, weight: 0.75 },
  rejected_otherwise: { label: 1, weight: 0.5 },
  kept: { label: 0, weight: 0.8 },
  returned: { label: 0, weight: 0.6 },
  approved_after_contact: { label: 0, weight: 0.8 },
  approved: { label: 0, weight: 0.5 },
};

/** Reasons of a dispute that say that it was not the holder of the card. https://docs.stripe.com/disputes/categories */
const NOT_THE_HOLDER = new Set(["fraudulent", "unrecognized"]);
const AS_BOT = new Set(["suspected_bot", "linked_accounts"]);
const AFTER_CONTACT = new Set(["checked_by_mail", "known_customer"]);

type Verdict = "accepted" | "declined" | undefined;

function ofReports({ dispute, fraudWarning }: LabelledPart): LabelSource | undefined {
  if (dispute && NOT_THE_HOLDER.has(dispute.code)) return "fraud_dispute";
  return fraudWarning && "fraud_warning";
}

const ofAppeal = (verdict: Verdict): LabelSource | undefined => verdict && `appeal_${verdict}`;

/** What the team decided; where the policy did, none of its own: a score must not confirm itself. */
function ofDecision({ decision, returning, withdrawalEndedAt }: LabelledPart): LabelSource | undefined {
  if (!decision || decision.auto) return undefined;
  const { decision: made, reasonCode = "" } = decision;
  if (made === "reject") return AS_BOT.has(reasonCode) ? "rejected_as_bot" : "rejected_otherwise";
  if (made !== "approve") return undefined;
  if (returning) return returning.cause === "withdrawal" ? "returned" : undefined;
  if (withdrawalEndedAt !== undefined) return "kept";
  return AFTER_CONTACT.has(reasonCode) ? "approved_after_contact" : "approved";
}

/**
 * For how many orders a decision is there: an order that was approved by itself but for the lottery stands for those that were not
 * drawn, by the inverse of its chance. A report of the bank comes for all alike.
 */
const standsFor = ({ blind }: LabelledPart): number => (blind?.below ? 100 / blind.percent : 1);

/** What is known of who placed the order, by the surest of its sources; undefined where nothing is. Pure: follows from records alone. */
export function labelOf(order: LabelledPart, verdict: Verdict): Label | undefined {
  const report = ofReports(order);
  if (report) return { source: report, ...SOURCES[report] };
  const source = ofAppeal(verdict) ?? ofDecision(order);
  if (!source) return undefined;
  const { label, weight } = SOURCES[source];
  return { source, label, weight: weight * standsFor(order) };
}

/** The order's line of the export; undefined where it has no label, or no evidence was kept. */
export function rowOf(order: LabelledPart, verdict: Verdict): LabelledRow | undefined {
  const label = labelOf(order, verdict);
  const { risk, dropId } = order;
  if (!label || !risk?.evidence) return undefined;
  return {
    vector: risk.evidence.values,
    evidenceVersion: risk.evidence.version,
    ...label,
    engine: risk.engine,
    score: risk.score,
    kind: label.source,
    family: label.label === 1 ? label.source : "people",
    campaign: dropId,
    ring: digestId("shopper", order.customerId),
    orderId: digestId("order", order.orderId),
  };
}

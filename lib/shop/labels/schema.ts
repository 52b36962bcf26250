import { z } from "zod";
import { returningSchema, orderReasonSchema, orderStatusSchema } from "@/lib/shop/order/schema";
import { recordedDecisionSchema, reviewFacts } from "@/lib/shop/order/review/schema";
import { fraudReportSchema } from "@/lib/shop/payment/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { riskAssessmentSchema } from "@/lib/shop/risk/schema";

/** Of an order, what its label follows from and what a model learns it by: no name, no address, no mailbox. */
export const labelledPartSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  customerId: z.string(),
  dropId: z.string(),
  status: orderStatusSchema,
  risk: riskAssessmentSchema.optional(),
  decision: recordedDecisionSchema.optional(),
  blind: reviewFacts.blind,
  reason: orderReasonSchema.optional(),
  returning: returningSchema.optional(),
  withdrawalEndedAt: z.iso.datetime().optional(),
  dispute: fraudReportSchema.optional(),
  fraudWarning: fraudReportSchema.optional(),
});
export type LabelledPart = z.infer<typeof labelledPartSchema>;

/** Where a label comes from: see `SOURCES`, rules.ts. */
export type LabelSource =
  | "fraud_dispute"
  | "fraud_warning"
  | "appeal_declined"
  | "appeal_accepted"
  | "rejected_as_bot"
  | "rejected_otherwise"
  | "kept"
  | "returned"
  | "approved_after_contact"
  | "approved";

/** What became known of who placed an order. */
export interface Label {
  readonly source: LabelSource;
  /** 1: a bot, or one who orders for others; 0: a person for themselves. */
  readonly label: 0 | 1;
  /** How sure it is, 0 to 1, times the orders that it is there for. */
  readonly weight: number;
}

/** A line of the export: what `npm run risk -- train --labels` and `evaluate --labels` read. */
export interface LabelledRow extends Label {
  readonly vector: EvidenceVector;
  readonly evidenceVersion: number;
  /** By whom it was scored, and how. */
  readonly engine: string;
  readonly score: number;
  readonly kind: string;
  readonly family: string;
  /** Its drop: orders of one drop know each other's links. */
  readonly campaign: string;
  /** Its shopper, as a digest. */
  readonly ring: string;
  /** As a digest: tells rows apart, leads to no order. */
  readonly orderId: string;
}

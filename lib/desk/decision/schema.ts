import { z } from "zod";
import { BULK_MAX } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

export const decisionRequestSchema = z.object({
  decision: z.enum(["approve", "reject"], { error: "Decide approve or reject." }),
  reasonCode: z.string().trim().min(1).max(64).optional(),
  note: z.string().trim().max(2000, "Use at most 2,000 characters.").optional(),
});
export type DecisionRequest = z.infer<typeof decisionRequestSchema>;

export const bulkRequestSchema = z.object({
  bulkId: z.string().regex(/^[\w-]{8,64}$/),
  orderIds: z
    .array(z.string())
    .min(1, "Select at least one order.")
    .max(BULK_MAX, `Select at most ${BULK_MAX} orders.`),
  decision: z.enum(["approve", "reject"], { error: "Choose approve or reject." }),
  reasonCode: z.string({ error: "Choose a reason." }).trim().min(1, "Choose a reason.").max(64),
  note: z.string().trim().max(2000, "Use at most 2,000 characters.").optional(),
});
export type BulkRequest = z.infer<typeof bulkRequestSchema>;

export type Exclusion = "not_found" | "not_awaiting_approval" | "already_decided" | "stopped" | "in_review";

export interface BulkPreview {
  readonly included: readonly FulfillmentOrderView[];
  readonly excluded: readonly { readonly orderId: string; readonly why: Exclusion; readonly detail: string | null }[];
}

export interface BulkResult {
  readonly orderId: string;
  readonly outcome: "decided" | "already_decided" | "not_awaiting_approval" | "not_found" | "failed";
}

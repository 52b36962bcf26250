import { z } from "zod";
import { BULK_MAX } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { scoreShownSchema } from "@/lib/shop/order/review/schema";
import { freeLine, freeText } from "@/lib/platform/text/rules";

export const decisionRequestSchema = z.object({
  decision: z.enum(["approve", "reject"], { error: "Decide approve or reject." }),
  reasonCode: freeLine(64).min(1).optional(),
  note: freeText(2000).optional(),
});
export type DecisionRequest = z.infer<typeof decisionRequestSchema>;

export const bulkRequestSchema = z.object({
  bulkId: z.string().regex(/^[\w-]{8,64}$/),
  orderIds: z
    .array(z.string())
    .min(1, "Select at least one order.")
    .max(BULK_MAX, `Select at most ${BULK_MAX} orders.`),
  decision: z.enum(["approve", "reject"], { error: "Choose approve or reject." }),
  reasonCode: freeLine(64, "Choose a reason.").min(1, "Choose a reason."),
  note: freeText(2000).optional(),
  /** Where they were chosen: of a list, or as one ring. */
  view: scoreShownSchema.extract(["list", "ring"]).optional(),
});
export type BulkRequest = z.infer<typeof bulkRequestSchema>;

/** A ring is decided whole, whatever its size. */
const RING_MAX = 5000;

/** The form of a ring: which orders, and in one choice the decision and why. */
export const ringFormSchema = bulkRequestSchema
  .omit({ decision: true, reasonCode: true, view: true })
  .extend({
    orderIds: z.array(z.string()).min(1, "Tick at least one order.").max(RING_MAX),
    choice: z.string("Choose what to do with them, and why.").regex(/^(approve|reject):[a-z_]{1,64}$/),
  })
  .transform(({ choice, ...ring }): BulkRequest => {
    const [decision, reasonCode = ""] = choice.split(":");
    return { ...ring, decision: decision === "approve" ? "approve" : "reject", reasonCode, view: "ring" };
  });

export type Exclusion = "not_found" | "not_awaiting_approval" | "already_decided" | "stopped" | "in_review" | "blocked";

export interface BulkPreview {
  readonly included: readonly FulfillmentOrderView[];
  readonly excluded: readonly { readonly orderId: string; readonly why: Exclusion; readonly detail: string | null }[];
}

export interface BulkResult {
  readonly orderId: string;
  readonly outcome: "decided" | "already_decided" | "not_awaiting_approval" | "not_found" | "failed" | "not_yet";
}

import { z } from "zod";
import { moneySchema } from "@/lib/platform/money";
import { riskAssessmentSchema, riskLevelSchema } from "@/lib/shop/risk/schema";

export const orderStatusSchema = z.enum([
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "shipped",
  "compensated",
]);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

export const orderReasonSchema = z.enum([
  "sold_out",
  "payment_timeout",
  "payment_failed",
  "rejected",
  "approval_timeout",
  "cancelled",
  "failed",
]);
export type OrderReason = z.infer<typeof orderReasonSchema>;

export const placeOrderRequestSchema = z.object({
  size: z.string({ error: "Choose a size." }).min(1, "Choose a size.").max(8, "This is not a size of the drop."),
});

export const timelineEntrySchema = z.object({ status: orderStatusSchema, at: z.iso.datetime() });

/** What the owner (and staff) may see of an order: no risk data, no callback id, ever. Times are ISO 8601. */
export interface OrderView {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** EU size. */
  readonly size: string;
  /** Null until a pair is held; stays for the record afterwards. */
  readonly pairNumber: number | null;
  /** The provider's hosted page, only while the order awaits payment. */
  readonly paymentUrl: string | null;
  /** When the current wait ends: the payment's or the decision's. */
  readonly deadlineAt: string | null;
  readonly reason: OrderReason | null;
  readonly updatedAt: string;
  readonly timeline: readonly { readonly status: OrderStatus; readonly at: string }[];
}

/** How the wait for the payment ended. Written once; whoever writes first decides. */
export const paymentOutcomeSchema = z.enum(["authorized", "declined", "expired", "cancelled"]);
export type PaymentOutcome = z.infer<typeof paymentOutcomeSchema>;

/** How the wait for a person ended. Written once. `by` is the customer id of the staff member. */
export const recordedDecisionSchema = z.object({
  decision: z.enum(["approve", "reject", "timeout"]),
  at: z.iso.datetime(),
  by: z.string().optional(),
  reasonCode: z.string().optional(),
  note: z.string().optional(),
  /** The score that the person saw, its level, and which model said so. */
  score: z.int().optional(),
  level: riskLevelSchema.optional(),
  engine: z.string().optional(),
  /** The bulk decision that this was part of. */
  bulkId: z.string().optional(),
});
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

/** An order as it is stored. */
export const orderItemSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  dropId: z.string(),
  size: z.string(),
  price: moneySchema,
  status: orderStatusSchema,
  reason: orderReasonSchema.optional(),
  timeline: z.array(timelineEntrySchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deadlineAt: z.iso.datetime().optional(),
  /** Digest of the network the order came from, and of the browser: never the address itself. */
  network: z.string(),
  browser: z.string(),
  /** Whether a web browser sent it, by its own word. */
  fromBrowser: z.boolean(),
  /** Keyed digest of the mailbox behind the shopper's address, aliases apart. */
  mailbox: z.string().optional(),
  /** Digest of the payment provider's mark of the card that paid. */
  card: z.string().optional(),
  /** Orders of this shopper in this drop that ended before this one. */
  endedBefore: z.int().default(0),
  pairNumber: z.int().optional(),
  triedPairs: z.array(z.int()).default([]),
  risk: riskAssessmentSchema.optional(),
  /** Set before the checkout is created: from then on there may be one at the provider. */
  checkoutExpiresAtSeconds: z.int().optional(),
  checkoutSessionId: z.string().optional(),
  paymentUrl: z.string().optional(),
  paymentIntentId: z.string().optional(),
  paymentCallbackId: z.string().optional(),
  paymentOutcome: paymentOutcomeSchema.optional(),
  approvalCallbackId: z.string().optional(),
  decision: recordedDecisionSchema.optional(),
  /** How often an operator stopped an execution of this order, and the last stop. */
  stops: z.int().default(0),
  stoppedExecution: z.string().optional(),
  stoppedAt: z.iso.datetime().optional(),
  stoppedBy: z.string().optional(),
  stopReason: z.string().optional(),
});
export type Order = z.infer<typeof orderItemSchema>;

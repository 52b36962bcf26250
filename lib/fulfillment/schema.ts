import { z } from "zod";
import type { FulfillmentOrderView, OrderStatus } from "@/lib/order/schema";
import { orderStatusSchema } from "@/lib/order/schema";
import { BULK_MAX } from "@/lib/fulfillment/rules";
import { riskLevelSchema } from "@/lib/risk/schema";

/** Who looks at an order, until when. `takenFrom` and `takenAt`: whose claim this one replaced. */
export const claimSchema = z.object({
  by: z.string(),
  untilMs: z.number(),
  takenFrom: z.string().optional(),
  takenAt: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** `query` is the address of the view below /fulfillment, without the question mark. */
export const savedViewSchema = z.object({ name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedViewSchema>;

export const newViewSchema = z.object({
  name: z
    .string({ error: "Give the view a name." })
    .trim()
    .min(1, "Give the view a name.")
    .max(40, "Use at most 40 characters."),
  query: z.string().max(500).default(""),
});

export const queueSortSchema = z.enum(["urgency", "deadline", "risk", "newest"]);
export type QueueSort = z.infer<typeof queueSortSchema>;

/** What the desk shows. `decided` stands for shipped and ended orders together. */
export const queueQuerySchema = z.object({
  status: z.union([orderStatusSchema, z.literal("decided")]).default("awaiting_approval"),
  level: riskLevelSchema.optional(),
  /** Order id, e-mail address, name or pair number. */
  q: z.string().trim().max(120).optional(),
  sort: queueSortSchema.default("urgency"),
  /** Only what must be decided within so many minutes. */
  within: z.coerce.number().int().min(1).max(1440).optional(),
  page: z.coerce.number().int().min(1).max(100).default(1),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;

export interface QueuePage {
  readonly orders: readonly FulfillmentOrderView[];
  readonly total: number;
  /** There are more orders of this kind than the desk looks through at once. */
  readonly capped: boolean;
  readonly pages: number;
}

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

export const stopRequestSchema = z.object({
  reason: z
    .string({ error: "Say why: it is kept in the audit log." })
    .trim()
    .min(3, "Say why: it is kept in the audit log.")
    .max(500, "Use at most 500 characters."),
});

export type Exclusion = "not_found" | "not_awaiting_approval" | "already_decided" | "stopped" | "claimed";

export interface BulkPreview {
  readonly included: readonly FulfillmentOrderView[];
  readonly excluded: readonly { readonly orderId: string; readonly why: Exclusion; readonly detail: string | null }[];
}

export interface BulkResult {
  readonly orderId: string;
  readonly outcome: "decided" | "already_decided" | "not_awaiting_approval" | "not_found" | "failed";
}

export interface LevelRate {
  readonly level: "low" | "medium" | "high";
  readonly approved: number;
  readonly rejected: number;
}

export interface SizeStock {
  readonly size: string;
  readonly pairs: number;
  readonly left: number;
}

export interface SalesPoint {
  /** Start of the bucket. */
  readonly at: string;
  readonly orders: number;
  readonly shipped: number;
}

/** The desk's figures, as of `countedAt`. */
export interface Overview {
  readonly countedAt: string;
  readonly waiting: number;
  readonly waitingHigh: number;
  readonly endingSoon: number;
  readonly soonestDeadlineAt: string | null;
  readonly oldestAt: string | null;
  readonly decidedToday: number;
  readonly approvedToday: number;
  readonly rates: readonly LevelRate[];
  readonly stock: readonly SizeStock[];
  readonly sales: readonly SalesPoint[];
  readonly bucketMinutes: number;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
}

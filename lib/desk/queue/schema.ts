import { z } from "zod";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { REVIEW_STATUS } from "@/lib/shop/order/rules";
import { freeLine } from "@/lib/platform/text/rules";
import { orderStatusSchema } from "@/lib/shop/order/schema";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

export const queueSortSchema = z.enum(["urgency", "deadline", "risk", "newest"]);
export type QueueSort = z.infer<typeof queueSortSchema>;

/** What the desk shows. `decided` means all finished orders. */
export const queueQuerySchema = z.object({
  status: z.union([orderStatusSchema, z.literal("decided")]).default(REVIEW_STATUS),
  level: riskLevelSchema.optional(),
  /** Order id, e-mail address, name or pair number. */
  q: freeLine(120).optional(),
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

import { z } from "zod";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { freeLine } from "@/lib/platform/text/rules";
import { orderStatusSchema } from "@/lib/shop/order/schema";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

export const queueSortSchema = z.enum(["urgency", "deadline", "risk", "newest"]);
export type QueueSort = z.infer<typeof queueSortSchema>;

/** `decided` means all orders past the decision, `all` every order of the drop. */
export const queueStatusSchema = z.union([orderStatusSchema, z.enum(["decided", "all"])]);
export type QueueStatus = z.infer<typeof queueStatusSchema>;

const CURSOR = /^-?\d+\.\d+\.\d+\.ord_[0-9a-z]{26}$/;

/** What the desk shows: filters that all must hold. */
export const queueQuerySchema = z.object({
  /** Absent: what waits for a decision; of a search, every order. */
  status: queueStatusSchema.optional(),
  level: riskLevelSchema.optional(),
  size: z.string().max(8).optional(),
  /** Country of destination, ISO 3166 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Who looks after it: `me`, `none`, or a customer id. */
  assigned: z
    .string()
    .regex(/^(me|none|cus_[0-9a-z]{26})$/)
    .optional(),
  /** Orders on hold: absent, they are left out of what waits. */
  held: z.enum(["only", "any"]).optional(),
  flagged: z.enum(["only"]).optional(),
  /** Name, e-mail, order number or id, postal address, last four digits of the card, tracking code, or pair number. */
  q: freeLine(120).optional(),
  sort: queueSortSchema.default("urgency"),
  /** Only what must be decided within so many minutes. */
  within: z.coerce.number().int().min(1).max(1440).optional(),
  /** One drop alone. */
  drop: z
    .string()
    .regex(/^[a-z0-9-]{3,40}$/)
    .optional(),
  /** The page begins after this order: see `paging.ts`. */
  cursor: z.string().regex(CURSOR).optional(),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;

/** How many orders each value of a filter would show, the other filters as they are. */
export type Counts = Readonly<Record<string, number>>;
export const facets = ["status", "level", "size", "country", "assigned"] as const;
export type Facet = (typeof facets)[number];

export interface QueuePage {
  readonly orders: readonly FulfillmentOrderView[];
  /** All that the filters let through, on every page. */
  readonly total: number;
  /** Place of the first order of the page, from 1; 0 when there is none. */
  readonly from: number;
  readonly counts: Readonly<Record<Facet, Counts>>;
  readonly previousCursor: string | null;
  readonly nextCursor: string | null;
}

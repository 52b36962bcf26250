import { z } from "zod";
import { orderReasonSchema } from "@/lib/shop/order/schema";

const count = z.int().min(0);

/** How a pair came to its order. `line`: it came back after a draw, and went to who was next. */
export const wayOfSaleSchema = z.enum(["draw", "line", "first_come"]);
export type WayOfSale = z.infer<typeof wayOfSaleSchema>;

/** `made` is the sum of the others: an entry is in one of them. */
const entriesSchema = z.object({
  made: count,
  withdrawn: count,
  /** By coded reason. */
  excluded: z.record(z.string(), count),
  drawn: count,
  /** In line, or the draw is still to come. */
  waiting: count,
  notDrawn: count,
});

/** `made` is the sum of what was sold, is held and is left. A pair that came back and was not sold again is left. */
const pairsSchema = z.object({ made: count, sold: z.record(wayOfSaleSchema, count), held: count, left: count });

/** `placed` is the sum of the others. Sold: shipped or delivered, and not sent back. */
const ordersSchema = z.object({
  placed: count,
  sold: count,
  sentBack: count,
  open: count,
  ended: z.partialRecord(orderReasonSchema, count),
});

const decisionsSchema = z.object({ approved: count, approvedAutomatically: count, rejected: count, notInTime: count });
const appealsSchema = z.object({ made: count, accepted: count, declined: count, waiting: count });
/** By people of the team, from the payment to the decision, of so many: to within three percent. */
const timesSchema = z.object({ decisions: count, median: count, p90: count });

/** What the books say of a drop that is over. It names no shopper. Times are ISO 8601. */
export const fairnessSchema = z.object({
  version: z.literal(1),
  dropId: z.string(),
  mode: z.enum(["first_come", "draw"]),
  /** `provisional`: decisions or appeals can still come. */
  state: z.enum(["provisional", "final"]),
  closedAt: z.string(),
  countedAt: z.iso.datetime(),
  /** Accounts that entered or ordered. */
  people: count,
  /** Null where nothing is drawn. */
  entries: entriesSchema.nullable(),
  pairs: pairsSchema,
  orders: ordersSchema,
  decisions: decisionsSchema,
  appeals: appealsSchema,
  /** Credit notes of the drop. */
  refunds: count,
  decisionSeconds: timesSchema.nullable(),
});
export type Fairness = z.infer<typeof fairnessSchema>;

/** The same as it is published: null is what would point at a person. */
export type FairnessReceipt = Omit<Fairness, "orders" | "decisions" | "appeals" | "refunds"> & {
  readonly [Name in "orders" | "decisions" | "appeals" | "refunds"]: Fairness[Name] | null;
};

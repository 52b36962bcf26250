import { z } from "zod";
import { orderStatusSchema } from "@/lib/shop/order/schema";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

/**
 * What the team lists and searches of an order, in few bytes: the desk reads thousands of them. It follows the order's
 * record and the people's, which say what is so. Times are ISO 8601.
 */
export const listingSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  dropId: z.string(),
  /** Of the order's record when this was read from it: an older one never takes the place of a newer. */
  revision: z.int(),
  status: orderStatusSchema,
  size: z.string(),
  pairNumber: z.int().optional(),
  createdAt: z.iso.datetime(),
  deadlineAt: z.iso.datetime().optional(),
  /** Absent while it is reviewed without. */
  score: z.int().optional(),
  level: riskLevelSchema.optional(),
  /** ISO 3166 alpha-2. */
  country: z.string(),
  /** Customer id of the member of the team who looks after it. */
  assignee: z.string().optional(),
  heldUntil: z.iso.datetime().optional(),
  flagged: z.boolean().optional(),
  /** A decision is on it, counted or about to count. */
  decided: z.boolean().optional(),
  /** How it was decided, once that counts; `auto`: by the managers' policy. */
  verdict: z.enum(["approve", "reject", "timeout", "auto"]).optional(),
  /** Drawn for a review without its score. `below`: it would have been approved by itself. */
  blind: z.object({ below: z.boolean() }).optional(),
  /** Names, e-mail address, numbers, postal address: lower case, without accents. Absent once it was forgotten. */
  text: z.string().optional(),
  changedAt: z.iso.datetime(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Listing = z.infer<typeof listingSchema>;

import { z } from "zod";
import { freeText } from "@/lib/platform/text/rules";

const MISSING = "Tell us in a few words what we should look at again.";

export const appealRequestSchema = z.object({ message: freeText(2000, MISSING).min(1, MISSING) });
export type AppealRequest = z.infer<typeof appealRequestSchema>;

/** How the team answered. Written once. `by` is the customer id of the reviewer; the note stays with the team. */
export const verdictSchema = z.object({
  result: z.enum(["accepted", "declined"]),
  at: z.iso.datetime(),
  by: z.string(),
  note: z.string().optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** A shopper's one appeal against the rejection of an order. */
export const appealSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  message: z.string(),
  at: z.iso.datetime(),
  verdict: verdictSchema.optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Appeal = z.infer<typeof appealSchema>;

/** How things stand, for the owner of a rejected order. Times are ISO 8601. */
export interface AppealView {
  /** Why it was rejected, in a sentence. */
  readonly reason: string;
  readonly status: "open_to_appeal" | "too_late" | "waiting" | "accepted" | "declined";
  /** Until when the shopper may appeal, or order again. */
  readonly until: string | null;
  /** What the shopper wrote. */
  readonly message: string | null;
}

import { z } from "zod";

/** How the provider's payments and our orders can differ. */
export const differenceKindSchema = z.enum([
  "payment_without_order",
  "duplicate_payment",
  "payment_not_recorded",
  "amount_differs",
  "disputed",
  "shipped_not_captured",
  "refunded_but_shipped",
  "refund_missing",
  "authorised_but_ended",
  "captured_not_shipped",
  "payment_lost",
  "order_without_payment",
]);
export type DifferenceKind = z.infer<typeof differenceKindSchema>;

/** A difference as a comparison finds it: the same one is found with the same id by every run. */
export interface Finding {
  readonly differenceId: string;
  readonly kind: DifferenceKind;
  readonly intentId: string;
  readonly orderId?: string;
  /** What the provider says, in a few words. */
  readonly provider: string;
  /** What we say. */
  readonly store: string;
}

/** A difference as it is kept: open until a later look finds it gone. Times are ISO 8601. */
export const differenceSchema = z.object({
  differenceId: z.string(),
  kind: differenceKindSchema,
  intentId: z.string(),
  orderId: z.string().optional(),
  provider: z.string(),
  store: z.string(),
  /** When it was first found; anew when it came back after it had gone. */
  since: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().optional(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** What the last whole comparison has looked at. */
export const runSchema = z.object({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  payments: z.int(),
  orders: z.int(),
});
export type Run = z.infer<typeof runSchema>;

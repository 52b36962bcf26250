import { z } from "zod";

/** With a payment: compares that one. Without: everything, as every night. */
export const reconciliationInputSchema = z.object({ intentId: z.string().optional() });

/** The books after a comparison of everything: what differs, up to a hundred. */
export interface ReconciliationResult {
  readonly payments: number;
  readonly orders: number;
  readonly open: number;
  readonly differences: readonly {
    readonly kind: string;
    readonly since: string;
    readonly intentId: string;
    readonly orderId?: string | undefined;
    readonly provider: string;
    readonly store: string;
  }[];
}

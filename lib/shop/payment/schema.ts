import { z } from "zod";

export const authorizedPaymentSchema = z.object({ outcome: z.literal("authorized"), intentId: z.string() });

/**
 * How the wait for a payment ended. `intentId` is the provider's id of the payment: always there when money was
 * authorised, and where a card was declined.
 */
export const paymentSchema = z.discriminatedUnion("outcome", [
  authorizedPaymentSchema,
  z.object({ outcome: z.enum(["declined", "expired", "cancelled"]), intentId: z.string().optional() }),
]);
export type Payment = z.infer<typeof paymentSchema>;
export type PaymentOutcome = Payment["outcome"];
export type UnpaidOutcome = Exclude<PaymentOutcome, "authorized">;

/** A payment page at the provider. */
export const checkoutSchema = z.object({ sessionId: z.string(), url: z.string() });
export type Checkout = z.infer<typeof checkoutSchema>;

/** What the provider says about an order's payment. */
export interface PaymentEvent {
  readonly orderId: string;
  readonly payment: Payment;
  readonly sessionId?: string;
}

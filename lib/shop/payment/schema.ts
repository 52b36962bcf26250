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

/** What the provider says of the card that authorised a payment. `captureBefore`: the authorisation ends then, ISO 8601. */
export const authorizationSchema = z.object({
  brand: z.string(),
  last4: z.string(),
  captureBefore: z.iso.datetime().optional(),
});
export type Authorization = z.infer<typeof authorizationSchema>;

/** What an issuer says of something that was typed beside the card's number. Undefined: not asked, or not answered. */
export type CardCheck = "pass" | "fail" | undefined;

/** What the provider knows of a card that paid, beside what is printed on it. */
export interface CardFacts {
  /** Of the issuer, ISO 3166. */
  readonly country: string | undefined;
  readonly isPrepaid: boolean | undefined;
  readonly checks: { readonly line1: CardCheck; readonly postalCode: CardCheck; readonly code: CardCheck };
  /** How often a card was declined for the payment before. */
  readonly declines: number;
}

/** A payment page at the provider. `livemode`: whether real money moves on it. */
export const checkoutSchema = z.object({ sessionId: z.string(), url: z.string(), livemode: z.boolean().optional() });
export type Checkout = z.infer<typeof checkoutSchema>;

/**
 * Why the money of a payment is not, or no longer, the whole of an order's total:
 * - `voided`: the authorisation was cancelled or ran out at the provider
 * - `refunded`: some of what was captured, or all of it, has gone back
 * - `part_captured`: less than the total was captured, and no more can be
 * - `disputed`: the bank has taken it back
 * - `mismatch`: amount, currency, mode or order are not those of the order
 * - `missing`: the provider does not know the payment
 */
export const paymentProblemSchema = z.enum(["voided", "refunded", "part_captured", "disputed", "mismatch", "missing"]);
export type PaymentProblem = z.infer<typeof paymentProblemSchema>;

/** What was reported of a payment after it. `code`: the provider's word for why. `at`: when it was reported, ISO 8601. */
export const fraudReportSchema = z.object({ code: z.string(), at: z.iso.datetime() });
export type FraudReport = z.infer<typeof fraudReportSchema>;

/** The first reports of each kind on a payment. */
export interface FraudReports {
  /** By the card's holder, who wants the money back. */
  readonly dispute: FraudReport | undefined;
  /** By the card's network, before any dispute. */
  readonly fraudWarning: FraudReport | undefined;
}

/** What the provider says about a payment, now. Amounts count in the provider's unit (see `amount.ts`). */
export interface PaymentFacts {
  readonly intentId: string;
  /** The order that it says it is for. */
  readonly orderId: string | undefined;
  readonly state: "open" | "authorized" | "captured" | "voided";
  /** A card was declined on it. */
  readonly declined: boolean;
  readonly amount: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly livemode: boolean;
  readonly capturable: number;
  readonly captured: number;
  readonly refunded: number;
  readonly disputed: boolean;
  readonly createdAt: string;
}

interface AnyEvent {
  readonly eventId: string;
  readonly livemode: boolean;
  readonly orderId: string | undefined;
  readonly intentId: string | undefined;
}

/** How a payment page ended. */
export interface CheckoutEvent extends AnyEvent {
  readonly kind: "checkout";
  readonly outcome: "authorized" | "expired";
  readonly sessionId: string;
  readonly amount: number | null;
  readonly currency: string | null;
}

/** Something has happened to a payment: what it is now, only the provider knows. */
export interface IntentEvent extends AnyEvent {
  readonly kind: "intent";
  readonly intentId: string;
  readonly change: "declined" | "lost" | "warned";
}

/** What the provider says about a payment. */
export type PaymentEvent = CheckoutEvent | IntentEvent;

import { randomBytes } from "node:crypto";
import type { Card } from "./cards.ts";

export const API_VERSION = "2026-10-28.endive";

export type Metadata = Record<string, string>;
type Json = Record<string, unknown>;

/** https://docs.stripe.com/api/checkout/sessions/object: the fields that mean something here, the rest as Stripe sends it. */
export interface Session extends Json {
  readonly id: string;
  readonly object: "checkout.session";
  readonly amount_total: number;
  readonly currency: string;
  readonly success_url: string | null;
  readonly cancel_url: string | null;
  readonly customer_email: string | null;
  readonly metadata: Metadata;
  readonly expires_at: number;
  status: "open" | "complete" | "expired";
  payment_status: "unpaid" | "paid";
  /** Stripe makes the PaymentIntent when a person first tries to pay; null until then. */
  payment_intent: string | null;
  url: string | null;
}

export interface Shipping {
  readonly name: string;
  readonly phone: string | null;
  readonly address: {
    readonly line1: string;
    readonly line2: string | null;
    readonly postal_code: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly country: string | null;
  };
}

/** https://docs.stripe.com/api/payment_intents/object */
export interface PaymentIntent extends Json {
  readonly id: string;
  readonly object: "payment_intent";
  readonly amount: number;
  readonly currency: string;
  readonly capture_method: "automatic" | "automatic_async" | "manual";
  readonly shipping: Shipping | null;
  readonly metadata: Metadata;
  status: "requires_payment_method" | "requires_capture" | "succeeded" | "canceled";
  amount_capturable: number;
  amount_received: number;
  latest_charge: string | null;
  last_payment_error: Json | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
}

/** https://docs.stripe.com/api/charges/object */
export interface Charge extends Json {
  readonly id: string;
  readonly object: "charge";
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly payment_method_details: { readonly type: "card"; readonly card: Card };
  readonly status: "succeeded" | "failed";
  readonly metadata: Metadata;
  amount_captured: number;
  amount_refunded: number;
  captured: boolean;
  refunded: boolean;
  disputed: boolean;
}

/** https://docs.stripe.com/api/refunds/object */
export interface Refund extends Json {
  readonly id: string;
  readonly object: "refund";
  readonly amount: number;
  readonly charge: string;
  readonly payment_intent: string;
  readonly status: "succeeded";
}

/** https://docs.stripe.com/api/disputes/object */
export interface Dispute extends Json {
  readonly id: string;
  readonly object: "dispute";
  readonly amount: number;
  readonly charge: string;
  readonly payment_intent: string;
}

/** https://docs.stripe.com/api/radar/early_fraud_warnings/object */
export interface EarlyFraudWarning extends Json {
  readonly id: string;
  readonly object: "radar.early_fraud_warning";
  readonly charge: string;
  readonly payment_intent: string;
}

export type StripeObject = Session | PaymentIntent | Charge | Refund | Dispute | EarlyFraudWarning;

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** `prefix` and `length` random letters and digits. */
export function newId(prefix: string, length = 24): string {
  return prefix + Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);

export const listOf = (url: string, data: readonly unknown[], hasMore = false) => ({
  object: "list",
  url,
  has_more: hasMore,
  data,
});

import { authorizedNow, isDisputing, isWarnedOf, type Card } from "./cards.ts";
import { paidCharge } from "./charges.ts";
import { openDispute } from "./disputes.ts";
import { emit } from "./events.ts";
import { warnOfFraud } from "./fraud-warnings.ts";
import { ParameterError, refused, resourceMissing } from "./errors.ts";
import { newId, nowSeconds, type Charge, type Metadata, type PaymentIntent, type Shipping } from "./objects.ts";
import { metadata, oneOf, onlyKnown, optionalInteger, type Params } from "./params.ts";
import type { Store } from "./store.ts";

const CANCELLATION_REASONS = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"] as const;
const CAPTURE_PARAMS = new Set([
  "amount_to_capture",
  "expand",
  "final_capture",
  "metadata",
  "statement_descriptor",
  "statement_descriptor_suffix",
]);
const UPDATE_PARAMS = new Set(["amount", "expand", "metadata"]);
const CANCEL_PARAMS = new Set(["cancellation_reason", "expand"]);
const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];

export function newPaymentIntent(options: {
  amount: number;
  currency: string;
  captureMethod: PaymentIntent["capture_method"];
  metadata: Metadata;
  description: string | null;
  shipping: Shipping | null;
}): PaymentIntent {
  const id = newId("pi_3");
  return {
    id,
    object: "payment_intent",
    amount: options.amount,
    amount_capturable: 0,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: options.captureMethod,
    client_secret: newId(`${id}_secret_`),
    confirmation_method: "automatic",
    created: nowSeconds(),
    currency: options.currency,
    customer: null,
    description: options.description,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: options.metadata,
    next_action: null,
    payment_method: null,
    payment_method_types: ["card"],
    receipt_email: null,
    shipping: options.shipping,
    status: "requires_payment_method",
  };
}

/** The intent, unless Stripe would not have made it yet. */
export function getPaymentIntent(store: Store, id: string): PaymentIntent {
  const intent = store.find("payment_intent", id);
  if (intent === undefined) throw resourceMissing("payment_intent", id, "intent");
  return intent;
}

/** What happens when a person confirms with a good card: held for manual capture, else taken at once. */
export function authorize(store: Store, intent: PaymentIntent, card: Card): void {
  const manual = intent.capture_method === "manual";
  const charge = newCharge(intent, manual ? authorizedNow(card, nowSeconds()) : card, manual ? 0 : intent.amount);
  store.insert(charge, intent.id);
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent["payment_method"] = newId("pm_1");
  intent.status = manual ? "requires_capture" : "succeeded";
  intent.amount_capturable = manual ? intent.amount : 0;
  intent.amount_received = manual ? 0 : intent.amount;
  store.update(intent);
  emit(store, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
}

/** A refused card leaves the intent open for another try, with the reason on it, and a charge that failed. */
export function decline(store: Store, intent: PaymentIntent, card: Card): void {
  const charge = { ...newCharge(intent, card, 0), paid: false, status: "failed" as const };
  store.insert(charge, intent.id);
  intent.latest_charge = charge.id;
  intent.last_payment_error = {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    doc_url: "https://stripe.com/docs/error-codes/card-declined",
    message: "Your card has been declined.",
    payment_method: { id: newId("pm_1"), object: "payment_method", type: "card" },
  };
  store.update(intent);
  emit(store, "payment_intent.payment_failed", intent);
}

export function capture(store: Store, id: string, params: Params, idempotencyKey: string | null): PaymentIntent {
  onlyKnown(params, CAPTURE_PARAMS);
  const intent = getPaymentIntent(store, id);
  const amount = optionalInteger(params, "amount_to_capture", 1) ?? intent.amount_capturable;
  if (intent.status !== "requires_capture") throw unexpectedState(intent, "captured", ["requires_capture"]);
  if (amount > intent.amount_capturable) throw tooMuchToCapture(intent);
  settle(store, intent, amount);
  Object.assign(intent.metadata, metadata(params));
  store.update(intent);
  emit(store, "payment_intent.succeeded", intent, idempotencyKey);
  followUp(store, intent.id);
  return intent;
}

/** What test cards bring upon the shop that charges them. */
function followUp(store: Store, intentId: string): void {
  const card = paidCharge(store, intentId)?.payment_method_details.card;
  if (card && isDisputing(card)) openDispute(store, intentId);
  if (card && isWarnedOf(card)) warnOfFraud(store, intentId);
}

function settle(store: Store, intent: PaymentIntent, amount: number): void {
  intent.status = "succeeded";
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  const charge = paidCharge(store, intent.id);
  if (charge !== undefined) store.update({ ...charge, captured: true, amount_captured: amount });
  for (const session of store.children("checkout.session", intent.id))
    store.update({ ...session, payment_status: "paid" });
}

/** Changes what is written on an intent. Its amount is its Checkout Session's. */
export function update(store: Store, id: string, params: Params): PaymentIntent {
  onlyKnown(params, UPDATE_PARAMS);
  const intent = getPaymentIntent(store, id);
  if (params["amount"] !== undefined)
    throw refused("The amount of a PaymentIntent that a Checkout Session made cannot be changed.", { param: "amount" });
  Object.assign(intent.metadata, metadata(params));
  store.update(intent);
  return intent;
}

export function cancel(store: Store, id: string, params: Params, idempotencyKey: string | null): PaymentIntent {
  onlyKnown(params, CANCEL_PARAMS);
  const reason = oneOf(params, "cancellation_reason", CANCELLATION_REASONS) ?? null;
  const intent = getPaymentIntent(store, id);
  if (!CANCELABLE.includes(intent.status)) throw unexpectedState(intent, "canceled", CANCELABLE);
  if (store.children("checkout.session", id).some((session) => session.status === "open"))
    throw belongsToCheckout(intent);
  markCanceled(store, intent, reason);
  emit(store, "payment_intent.canceled", intent, idempotencyKey);
  return intent;
}

/** Cancels without a word: of an intent that Stripe would never have made there is no event. */
export function markCanceled(store: Store, intent: PaymentIntent, reason: string | null): void {
  intent.status = "canceled";
  intent.amount_capturable = 0;
  intent.canceled_at = nowSeconds();
  intent.cancellation_reason = reason;
  store.update(intent);
  const charge = paidCharge(store, intent.id);
  if (charge !== undefined) store.update({ ...charge, refunded: true, amount_refunded: charge.amount });
}

function newCharge(intent: PaymentIntent, card: Card, captured: number): Charge {
  return {
    id: newId("ch_3"),
    object: "charge",
    amount: intent.amount,
    amount_captured: captured,
    amount_refunded: 0,
    captured: captured > 0,
    created: nowSeconds(),
    currency: intent.currency,
    disputed: false,
    livemode: false,
    metadata: intent.metadata,
    outcome: { network_status: "approved_by_network", risk_level: "normal", type: "authorized" },
    paid: true,
    payment_intent: intent.id,
    payment_method_details: { type: "card", card },
    refunded: false,
    status: "succeeded",
  };
}

function unexpectedState(intent: PaymentIntent, done: "captured" | "canceled", allowed: readonly string[]) {
  const what =
    done === "captured" ? "This PaymentIntent could not be captured" : "You cannot cancel this PaymentIntent";
  const message = `${what} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${allowed.join(", ")}.`;
  return refused(message, { code: "payment_intent_unexpected_state", payment_intent: intent });
}

function belongsToCheckout(intent: PaymentIntent) {
  const message =
    "You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.";
  return refused(message, { code: "payment_intent_unexpected_state", payment_intent: intent });
}

const tooMuchToCapture = (intent: PaymentIntent) =>
  new ParameterError(
    `The amount to capture may not be greater than the amount capturable (${intent.amount_capturable}).`,
    {
      code: "amount_too_large",
      param: "amount_to_capture",
    },
  );

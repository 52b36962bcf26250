import { emit } from "./events.ts";
import { ParameterError, refused, resourceMissing } from "./errors.ts";
import { newId, nowSeconds, type Charge, type Metadata, type PaymentIntent, type Refund } from "./objects.ts";
import { metadata, oneOf, onlyKnown, optionalInteger, optionalString, type Params } from "./params.ts";
import { getPaymentIntent } from "./payment-intents.ts";
import type { Store } from "./store.ts";

const CREATE_PARAMS = new Set([
  "amount",
  "charge",
  "expand",
  "metadata",
  "payment_intent",
  "reason",
  "refund_application_fee",
  "reverse_transfer",
]);
const DISPUTED = { code: "charge_disputed" };
const REASONS = ["duplicate", "fraudulent", "requested_by_customer"] as const;

/** Gives back what was captured, wholly or in part, never more than is left. */
export function createRefund(store: Store, params: Params, idempotencyKey: string | null): Refund {
  onlyKnown(params, CREATE_PARAMS);
  const intent = getPaymentIntent(store, intentId(store, params));
  const reason = oneOf(params, "reason", REASONS) ?? null;
  const charge = chargeOf(store, intent);
  const amount = refundable(charge, optionalInteger(params, "amount", 1));
  const refund = newRefund(charge, amount, reason, metadata(params));
  const refunded = { ...charge, amount_refunded: charge.amount_refunded + amount };
  refunded.refunded = refunded.amount_refunded === charge.amount_captured;
  store.insert(refund, intent.id);
  store.update(refunded);
  emit(store, "refund.created", refund, idempotencyKey);
  emit(store, "charge.refunded", refunded, idempotencyKey);
  return refund;
}

export function getRefund(store: Store, id: string): Refund {
  const refund = store.find("refund", id);
  if (refund === undefined) throw resourceMissing("refund", id, "id");
  return refund;
}

function intentId(store: Store, params: Params): string {
  const intent = optionalString(params, "payment_intent");
  if (intent !== undefined) return intent;
  const chargeId = optionalString(params, "charge");
  if (chargeId === undefined)
    throw new ParameterError(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  const charge = store.find("charge", chargeId);
  if (charge === undefined) throw resourceMissing("charge", chargeId, "charge");
  return charge.payment_intent;
}

function chargeOf(store: Store, intent: PaymentIntent): Charge {
  const [charge] = store.children("charge", intent.id);
  if (intent.status === "succeeded" && charge !== undefined) return charge;
  throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    code: "payment_intent_unexpected_state",
  });
}

function refundable(charge: Charge, asked: number | undefined): number {
  if (charge.disputed) throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, DISPUTED);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (asked === undefined || asked <= left) return asked ?? left;
  throw refused(`Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`, { param: "amount" });
}

function newRefund(charge: Charge, amount: number, reason: string | null, given: Metadata): Refund {
  return {
    id: newId("re_3"),
    object: "refund",
    amount,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    metadata: given,
    payment_intent: charge.payment_intent,
    reason,
    status: "succeeded",
  };
}

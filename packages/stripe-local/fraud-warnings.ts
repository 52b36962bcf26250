import { paidCharge } from "./charges.ts";
import { emit } from "./events.ts";
import { refused } from "./errors.ts";
import { newId, nowSeconds, type EarlyFraudWarning } from "./objects.ts";
import type { Store } from "./store.ts";

/** The card's network reports a payment as likely fraud, before any dispute. Done twice it is done once. */
export function warnOfFraud(store: Store, intentId: string): EarlyFraudWarning {
  const charge = paidCharge(store, intentId);
  if (charge === undefined) throw refused("Only a payment that was authorised can be warned of.");
  const [warned] = store.children("radar.early_fraud_warning", intentId);
  if (warned !== undefined) return warned;
  const warning: EarlyFraudWarning = {
    id: newId("issfr_1"),
    object: "radar.early_fraud_warning",
    actionable: !charge.disputed && !charge.refunded,
    charge: charge.id,
    created: nowSeconds(),
    fraud_type: "made_with_stolen_card",
    livemode: false,
    payment_intent: charge.payment_intent,
  };
  store.insert(warning, intentId);
  emit(store, "radar.early_fraud_warning.created", warning);
  return warning;
}

import { paidCharge } from "./charges.ts";
import { emit } from "./events.ts";
import { refused, resourceMissing } from "./errors.ts";
import { newId, nowSeconds, type Charge, type Dispute } from "./objects.ts";
import type { Store } from "./store.ts";

/** The bank takes a captured payment back until the dispute is decided. Done twice it is done once. */
export function openDispute(store: Store, intentId: string): Dispute {
  const charge = paidCharge(store, intentId);
  if (charge === undefined || !charge.captured) throw refused("Only a captured payment can be disputed.");
  const [open] = store.children("dispute", intentId);
  if (open !== undefined) return open;
  const dispute = newDispute(charge);
  store.insert(dispute, intentId);
  store.update({ ...charge, disputed: true });
  emit(store, "charge.dispute.created", dispute);
  return dispute;
}

export function getDispute(store: Store, id: string): Dispute {
  const dispute = store.find("dispute", id);
  if (dispute === undefined) throw resourceMissing("dispute", id, "dispute");
  return dispute;
}

const newDispute = (charge: Charge): Dispute => ({
  id: newId("dp_1"),
  object: "dispute",
  amount: charge.amount_captured,
  charge: charge.id,
  created: nowSeconds(),
  currency: charge.currency,
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_intent: charge.payment_intent,
  reason: "fraudulent",
  status: "needs_response",
});

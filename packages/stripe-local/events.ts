import { API_VERSION, newId, type StripeObject } from "./objects.ts";
import type { Store } from "./store.ts";

export type EventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "payment_intent.amount_capturable_updated"
  | "payment_intent.payment_failed"
  | "payment_intent.succeeded"
  | "payment_intent.canceled"
  | "charge.refunded"
  | "charge.dispute.created"
  | "radar.early_fraud_warning.created"
  | "refund.created";

/** Records an event in the caller's transaction, so that a change and its event are on disk together or not at all. */
export function emit(store: Store, type: EventType, object: StripeObject, idempotencyKey: string | null = null): void {
  const nowMs = Date.now();
  const id = newId("evt_1");
  const event = {
    id,
    object: "event",
    api_version: API_VERSION,
    created: Math.floor(nowMs / 1000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: newId("req_", 14), idempotency_key: idempotencyKey },
    type,
  };
  store.events.insert({ id, type, body: JSON.stringify(event, null, 2), nowMs });
}

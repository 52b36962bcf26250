import type { Charge } from "./objects.ts";
import type { Store } from "./store.ts";

/** The charge that paid a payment, among those that failed. */
export const paidCharge = (store: Store, intentId: string): Charge | undefined =>
  store.children("charge", intentId).find(({ status }) => status === "succeeded");

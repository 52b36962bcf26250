import type { Order, OrderLabel } from "@/lib/shop/order/schema";
import { isAtItsEnd, isWithCarrier, parcelView } from "@/lib/shop/shipping/rules";
import type { ParcelView, Tracking } from "@/lib/shop/shipping/schema";

/** What is true of an order between its approval and the door. */

type Parcel = Pick<
  Extract<Order, { status: "packing" }>,
  "shipment" | "label" | "labelProblem" | "packed" | "handedOver" | "packingExpiredAt" | "tracking" | "lostAt"
>;

/** What is known of an order's parcel: of one that is not approved yet, nothing. */
const parcelOf = (order: Order): Parcel => ("packing" in order || order.status === "compensated" ? order : {});

export const trackingOf = (order: Order): Tracking | undefined => parcelOf(order).tracking;
export const labelOf = (order: Order): OrderLabel | undefined => parcelOf(order).label;
/** The shipment whose label may have been bought. */
export const shipmentOf = (order: Order): Parcel["shipment"] => parcelOf(order).shipment;

/** The label for the address that counts, once there is one. */
export function currentLabel(order: Order): OrderLabel | undefined {
  const label = labelOf(order);
  return label?.addressId === order.addressId ? label : undefined;
}

/** Why the carrier sells no label to the address that counts. */
export function labelProblemOf(order: Order): Parcel["labelProblem"] {
  const problem = parcelOf(order).labelProblem;
  return problem?.addressId === order.addressId ? problem : undefined;
}

/** Whether the address stays: the pair is in its box under a label. */
export const isPacked = (order: Order): boolean => parcelOf(order).packed !== undefined;
export const isHandedOver = (order: Order): boolean =>
  parcelOf(order).handedOver !== undefined || isWithCarrier(trackingOf(order));

/** Whether the time to hand it over has run out. */
export const isPackingExpired = (order: Order): boolean => parcelOf(order).packingExpiredAt !== undefined;

/** How the wait for the desk has ended, if it has. `unlabelled`: its address is one that the carrier has not been asked about. */
export type EndOfPacking = "handed_over" | "withdrawn" | "payment_lost" | "expired" | "unlabelled";

export function endOfPacking(order: Order): EndOfPacking | undefined {
  if (parcelOf(order).packingExpiredAt !== undefined) return "expired";
  if (labelOf(order) && isHandedOver(order)) return "handed_over";
  if (order.withdrawnAt !== undefined) return "withdrawn";
  if (order.paymentProblem) return "payment_lost";
  return currentLabel(order) || labelProblemOf(order) ? undefined : "unlabelled";
}

/** Whether nothing more becomes of the parcel. */
export function isParcelAtItsEnd(order: Order): boolean {
  const tracking = trackingOf(order);
  return tracking !== undefined && isAtItsEnd(tracking.status);
}

/** The parcel, as the shopper sees it; null while there is none, and for one that was called back. */
export function deliveryOf(order: Order): ParcelView | null {
  const { label, tracking, lostAt } = parcelOf(order);
  return label && order.status !== "compensated" ? parcelView(label, tracking, lostAt) : null;
}

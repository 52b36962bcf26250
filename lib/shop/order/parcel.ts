import { TerminalError } from "@/lib/platform/errors";
import { orderAddress } from "@/lib/shop/order/address";
import { currentLabel, endOfPacking, isPacked, labelProblemOf, shipmentOf } from "@/lib/shop/order/parcel-rules";
import { isSold } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { recordLabel, recordLabelProblem, recordPacked, recordShipment } from "@/lib/shop/order/transitions";
import { keepLabel } from "@/lib/shop/shipping/parcel";
import type { Label } from "@/lib/shop/shipping/schema";
import { buyLabel, refundLabel } from "@/lib/shop/shipping/server";
import { warehouse } from "@/lib/shop/shipping/warehouse";

/** What an order asks of the carrier. Called by workflows: the site has no key for it. */

/**
 * Buys the label for the address that counts, once, and gives the one for an earlier address back. Where the carrier sells
 * none, why is noted on the order, for the desk. Safe to repeat.
 */
export async function labelOrder(order: Order): Promise<void> {
  if (currentLabel(order) || labelProblemOf(order)) return;
  const { orderId, addressId } = order;
  const former = shipmentOf(order);
  if (former && former.addressId !== addressId) await refundLabel(former.id);
  const to = await orderAddress(order);
  if (!to) return void (await recordLabelProblem(order, "The address of this order was erased."));
  const noted = former?.addressId === addressId ? former.id : undefined;
  const request = { reference: orderId, to, from: warehouse(), isReturn: false };
  const bought = await buyLabel(request, noted, (id) => noteShipment(order, id));
  await ("refused" in bought ? recordLabelProblem(order, bought.refused) : keepOrderLabel(order, bought));
}

/** Its image is kept apart: the order outlives the address that it shows. */
async function keepOrderLabel({ orderId, addressId }: Order, { labelUrl, ...label }: Label): Promise<void> {
  await keepLabel(label.shipmentId, labelUrl);
  await recordLabel(orderId, { ...label, addressId });
}

async function noteShipment(order: Order, id: string): Promise<string> {
  const noted = await recordShipment(order, id);
  const shipment = noted && shipmentOf(noted);
  if (shipment?.addressId === order.addressId) return shipment.id;
  throw new Error(`${order.orderId} goes to another address by now`);
}

/** Gives the order's label back, if there may be one. Safe to repeat. */
export async function refundOrderLabel(order: Order): Promise<void> {
  const shipment = shipmentOf(order);
  if (shipment) await refundLabel(shipment.id);
}

/** What the workflow does next about an order that is to be packed. */
export type NextOfPacking = "ship" | "undo" | "label" | "wait";

const NEXT = {
  handed_over: "ship",
  withdrawn: "undo",
  payment_lost: "undo",
  expired: "undo",
  unlabelled: "label",
} as const satisfies Record<string, NextOfPacking>;

/** Where the store packs by itself, a label is all that it takes. */
export async function nextOfPacking(order: Order): Promise<NextOfPacking> {
  if (isSold(order)) return "ship";
  if (order.status !== "packing") throw new TerminalError(`${order.orderId} is in another state`);
  const end = endOfPacking(order);
  if (end !== undefined) return NEXT[end];
  if (order.packing === "desk" || !currentLabel(order)) return "wait";
  const met = await recordPacked(order);
  if (met && isPacked(met)) return "ship";
  const endMet = met && endOfPacking(met);
  return endMet === undefined ? "wait" : NEXT[endMet];
}

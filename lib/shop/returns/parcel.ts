import { log } from "@/lib/platform/log";
import { orderAddress } from "@/lib/shop/order/address";
import { findOrder } from "@/lib/shop/order/store";
import { needsLabel } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import { recordLabel, recordLabelProblem, recordShipment } from "@/lib/shop/returns/transitions";
import { buyLabel } from "@/lib/shop/shipping/server";
import { warehouse } from "@/lib/shop/shipping/warehouse";

/** What a return asks of the carrier. Called by workflows: the site has no key for it. */

async function noteShipment({ returnId }: Return, id: string): Promise<string> {
  const noted = await recordShipment(returnId, id);
  if (noted?.shipmentId === undefined) throw new Error(`${returnId} takes no label any more`);
  return noted.shipmentId;
}

async function noLabel({ returnId }: Return, reason: string): Promise<Return | undefined> {
  log.warn("a return gets no label: the team has to help", { returnId });
  return recordLabelProblem(returnId, reason);
}

/**
 * Buys the return's label, once, where the shopper needs one. Where the carrier sells none, why is noted, for the desk.
 * Resolves with the return as it then is. Safe to repeat.
 */
export async function labelReturn(record: Return): Promise<Return | undefined> {
  if (!needsLabel(record)) return record;
  const { returnId, orderId, shipmentId } = record;
  const order = await findOrder(orderId);
  const from = order && (await orderAddress(order));
  if (!from) return noLabel(record, "The address of the order was erased.");
  const request = { reference: returnId, to: warehouse(), from, isReturn: true };
  const bought = await buyLabel(request, shipmentId, (id) => noteShipment(record, id));
  return "refused" in bought ? noLabel(record, bought.refused) : recordLabel(returnId, bought);
}

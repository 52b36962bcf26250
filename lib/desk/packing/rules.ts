import type { PackingDoubt, PackingRow, PackingStage } from "@/lib/desk/packing/schema";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { orderNumberOf } from "@/lib/shop/order/number";
import { currentLabel, isPacked, labelProblemOf } from "@/lib/shop/order/parcel-rules";
import type { OrderIn } from "@/lib/shop/order/schema";

export function stageOf(order: OrderIn<"packing">): PackingStage {
  if (isPacked(order)) return "packed";
  if (labelProblemOf(order)) return "refused";
  return currentLabel(order) ? "to_pack" : "unlabelled";
}

const placeOf = ({ name, city, country }: PostalAddress): string => `${name}, ${city} (${country})`;

/** What was made of an address that came after the approval, where it is not what was approved. */
export function doubtOf({ decision, riskHistory = [] }: OrderIn<"packing">): PackingDoubt | null {
  const later = riskHistory.findLast(({ cause, at }) => cause === "address" && at > decision.at);
  const { recommendation, score } = later ?? {};
  return score === undefined || recommendation === undefined || recommendation === "approve"
    ? null
    : { recommendation, score };
}

export const packingRow = (order: OrderIn<"packing">, address: PostalAddress | null, dropName: string): PackingRow => ({
  orderId: order.orderId,
  orderNumber: orderNumberOf(order.orderId),
  dropName,
  size: order.size,
  pairNumber: order.pairNumber,
  stage: stageOf(order),
  recipient: address && placeOf(address),
  problem: labelProblemOf(order)?.reason ?? null,
  doubt: doubtOf(order),
  trackingCode: currentLabel(order)?.trackingCode ?? null,
  deadlineAt: order.deadlineAt,
});

/** In the order of a walk through the shelves. */
export const inWalkingOrder = (rows: readonly PackingRow[]): PackingRow[] =>
  rows.toSorted(
    (a, b) =>
      a.dropName.localeCompare(b.dropName) ||
      Number(a.size) - Number(b.size) ||
      a.size.localeCompare(b.size) ||
      a.pairNumber - b.pairNumber,
  );

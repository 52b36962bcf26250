import { plus } from "@/lib/platform/money";
import type { Drop } from "@/lib/shop/drop/schema";
import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import type { NewOrder } from "@/lib/shop/order/schema";

/** What a new order is made of. */
export interface OrderParts extends Pick<
  NewOrder,
  | "customerId"
  | "size"
  | "addressId"
  | "destination"
  | "request"
  | "fingerprint"
  | "priorEndedOrders"
  | "enteredAt"
  | "keptByHand"
> {
  readonly drop: Drop;
}

/** An order as it begins, at the drop's price. */
export function newOrderOf({ drop, ...parts }: OrderParts): NewOrder {
  const at = new Date().toISOString();
  return {
    ...parts,
    orderId: orderIdOf(parts.customerId, drop.dropId, parts.priorEndedOrders),
    dropId: drop.dropId,
    price: drop.price,
    delivery: drop.delivery,
    total: plus(drop.price, drop.delivery),
    paymentWindowSeconds: drop.paymentWindowSeconds,
    status: "processing",
    timeline: [{ status: "processing", at }],
    createdAt: at,
    updatedAt: at,
    triedShards: [],
    stops: 0,
  };
}

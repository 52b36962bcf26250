import { keepAudit } from "@/lib/platform/audit/store";
import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution, stopExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { auditsOf } from "@/lib/shop/order/audit";
import { endOfPacking, isParcelAtItsEnd } from "@/lib/shop/order/parcel-rules";
import { isReplanned } from "@/lib/shop/order/review/rules";
import { awaitsStore, endOfReview, takeoverName } from "@/lib/shop/order/rules";
import type { Order, OrderIn, Stop } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";

/** A stopped execution stays stopped, and an execution of its own brings the order to its end. */
async function replaceExecution(order: Order, { execution }: Stop): Promise<void> {
  const { orderId, stops } = order;
  await stopExecution(execution);
  await startExecution(env("ORDER_FUNCTION"), takeoverName(order), { orderId, takeover: stops });
}

async function answerReview(order: OrderIn<"awaiting_approval">): Promise<void> {
  if (isReplanned(order)) await completeCallback(order.approvalCallbackId, endOfReview(order) ?? "changed");
}

async function answerPacking(order: OrderIn<"packing">): Promise<void> {
  const end = endOfPacking(order);
  if (end !== undefined && order.packingCallbackId !== undefined) await completeCallback(order.packingCallbackId, end);
}

async function answerDelivery(order: OrderIn<"shipped">): Promise<void> {
  if (isParcelAtItsEnd(order) && order.deliveryCallbackId !== undefined)
    await completeCallback(order.deliveryCallbackId, "at_its_end");
}

/** Answers the order's wait, if how it ended is known. Twice is harmless. */
export async function answerWait(order: Order): Promise<void> {
  switch (order.status) {
    case "awaiting_payment":
      return order.payment && void (await completeCallback(order.paymentCallbackId, order.payment.outcome));
    case "awaiting_approval":
      return answerReview(order);
    case "packing":
      return answerPacking(order);
    case "shipped":
      return answerDelivery(order);
    case "processing":
    case "delivered":
    case "compensated":
      return undefined;
  }
}

/** Starts the execution that was not started, or answers the callback that was not answered. */
const wake = (order: Order): Promise<void> =>
  order.status === "processing"
    ? startExecution(env("ORDER_FUNCTION"), order.orderId, { orderId: order.orderId })
    : answerWait(order);

/** An order's start, the answer to its wait, the replacement of a stopped execution, the entries of the audit log. */
export const orderReconciler: Reconciler<Order> = {
  kind: "order",
  load: findOrder,
  reconcile: async (order) => {
    await keepAudit(auditsOf(order));
    if (!order.stop) return wake(order);
    await replaceExecution(order, order.stop);
    if (order.status === "shipped") await answerDelivery(order); // the one that took over waits for it
  },
  isStalled: (order, nowMs) => awaitsStore(order) && isPastRequest(order, nowMs),
};

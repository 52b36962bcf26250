import { keepAudit } from "@/lib/platform/audit/store";
import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution, stopExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { auditsOf } from "@/lib/shop/order/audit";
import { awaitsStore, takeoverName } from "@/lib/shop/order/rules";
import type { Order, Stop } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";

/** A stopped execution stays stopped, and an execution of its own brings the order to its end. */
async function replaceExecution(order: Order, { execution }: Stop): Promise<void> {
  const { orderId, stops } = order;
  await stopExecution(execution);
  await startExecution(env("ORDER_FUNCTION"), takeoverName(order), { orderId, takeover: stops });
}

/** Starts the execution that was not started, or answers the callback that was not answered. */
async function wake(order: Order): Promise<void> {
  switch (order.status) {
    case "processing":
      return startExecution(env("ORDER_FUNCTION"), order.orderId, { orderId: order.orderId });
    case "awaiting_payment":
      return order.payment && void (await completeCallback(order.paymentCallbackId, order.payment.outcome));
    case "awaiting_approval":
      return order.decision && void (await completeCallback(order.approvalCallbackId, order.decision.decision));
    case "shipped":
    case "compensated":
      return undefined;
  }
}

/** An order's start, the answer to its wait, the replacement of a stopped execution, the entries of the audit log. */
export const orderReconciler: Reconciler<Order> = {
  kind: "order",
  load: findOrder,
  reconcile: async (order) => {
    await keepAudit(auditsOf(order));
    await (order.stop ? replaceExecution(order, order.stop) : wake(order));
  },
  isStalled: (order, nowMs) => awaitsStore(order) && isPastRequest(order, nowMs),
};

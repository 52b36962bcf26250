import type { Order, OrderReason, OrderStatus, OrderView, PaymentOutcome } from "@/lib/shop/order/schema";

const BEFORE: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  processing: [],
  awaiting_payment: ["processing"],
  awaiting_approval: ["awaiting_payment"],
  shipped: ["awaiting_approval"],
  compensated: ["processing", "awaiting_payment", "awaiting_approval"],
};

/** The states an order may come from. A terminal state has no way out. */
export const statesBefore = (status: OrderStatus): readonly OrderStatus[] => BEFORE[status];

export const isLive = ({ status }: Pick<Order, "status">): boolean => status !== "compensated";
export const isFinished = ({ status }: Pick<Order, "status">): boolean =>
  status === "shipped" || status === "compensated";
export const isBeforePayment = ({ status }: Pick<Order, "status">): boolean =>
  status === "processing" || status === "awaiting_payment";

const REASONS: Readonly<Record<Exclude<PaymentOutcome, "authorized">, OrderReason>> = {
  declined: "payment_failed",
  expired: "payment_timeout",
  cancelled: "cancelled",
};
export const reasonOfUnpaid = (outcome: Exclude<PaymentOutcome, "authorized">): OrderReason => REASONS[outcome];

const isPayable = ({ status, paymentOutcome, stoppedExecution }: Order): boolean =>
  status === "awaiting_payment" && paymentOutcome === undefined && stoppedExecution === undefined;

/**
 * How an order whose execution was stopped comes to its end: what was shipped stays shipped, what a person or the
 * shopper decided before keeps its reason, everything else counts as failed.
 */
export function endingOfStopped({ status, reason, paymentOutcome, decision }: Order): "shipped" | OrderReason {
  if (status === "shipped") return "shipped";
  if (reason) return reason;
  if (paymentOutcome && paymentOutcome !== "authorized") return reasonOfUnpaid(paymentOutcome);
  if (decision?.decision === "reject") return "rejected";
  return decision?.decision === "timeout" ? "approval_timeout" : "failed";
}

/** The execution that takes over from the one that was stopped last: a name of its own, so that it starts once. */
export const takeoverName = ({ orderId, stops }: Pick<Order, "orderId" | "stops">): string =>
  `${orderId}-takeover-${stops}`;

/** What the owner may see: no risk, no callback ids, and the payment page only while it can be paid on. */
export const orderView = (order: Order): OrderView => ({
  orderId: order.orderId,
  status: order.status,
  size: order.size,
  pairNumber: order.pairNumber ?? null,
  paymentUrl: (isPayable(order) && order.paymentUrl) || null,
  deadlineAt: isFinished(order) ? null : (order.deadlineAt ?? null),
  reason: order.reason ?? null,
  updatedAt: order.updatedAt,
  timeline: order.timeline,
});

/** How many seconds a client may wait before it asks again: one, while a payment or a decision may come any moment. */
export const pollAfterSeconds = ({ status }: Pick<Order, "status">): number =>
  ({ processing: 1, awaiting_payment: 1, awaiting_approval: 1, shipped: 60, compensated: 60 })[status];

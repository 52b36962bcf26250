import type { Order, OrderReason, OrderStatus, OrderView, RecordedDecision } from "@/lib/shop/order/schema";
import { isTerminal } from "@/lib/shop/order/states";
import type { UnpaidOutcome } from "@/lib/shop/payment/schema";

/** Every predicate about an order. Durations apart, nothing else in the store asks for a status by name. */

type WithStatus = Pick<Order, "status">;

/** Whether the order counts against its shopper's one place in the drop. */
export const holdsPlace = ({ status }: WithStatus): boolean => status !== "compensated";
export const isFinished = ({ status }: WithStatus): boolean => isTerminal(status);
export const isBeforePayment = ({ status }: WithStatus): boolean =>
  status === "processing" || status === "awaiting_payment";
export const awaitsApproval = ({ status }: WithStatus): boolean => status === "awaiting_approval";
export const isStopped = ({ stop }: Pick<Order, "stop">): boolean => stop !== undefined;

/** The decision on the order, where there is one. */
export const decisionOf = (order: Order): RecordedDecision | undefined =>
  "decision" in order ? order.decision : undefined;
/** When its last wait ends or ended. */
export const deadlineOf = (order: Order): string | undefined => ("deadlineAt" in order ? order.deadlineAt : undefined);
/** Why it ended without a shipment. */
export const reasonOf = (order: Order): OrderReason | undefined => ("reason" in order ? order.reason : undefined);

/** Whether a person of the team may decide it now. */
export const isDecidable = (order: Order): boolean =>
  awaitsApproval(order) && decisionOf(order) === undefined && !isStopped(order);

/** Whether the next move is the store's: not the shopper's, the reviewer's or time's. */
export function awaitsStore(order: Order): boolean {
  if (isFinished(order)) return false;
  if (isStopped(order) || order.status === "processing") return true;
  return order.status === "awaiting_payment" ? order.payment !== undefined : order.decision !== undefined;
}

const REASONS: Readonly<Record<UnpaidOutcome, OrderReason>> = {
  declined: "payment_failed",
  expired: "payment_timeout",
  cancelled: "cancelled",
};
export const reasonOfUnpaid = (outcome: UnpaidOutcome): OrderReason => REASONS[outcome];

const REASON_OF_DECISION: Readonly<Record<RecordedDecision["decision"], OrderReason | null>> = {
  approve: null,
  reject: "rejected",
  timeout: "approval_timeout",
};
/** Null when it was approved. */
export const reasonOfDecision = (decision: RecordedDecision["decision"]): OrderReason | null =>
  REASON_OF_DECISION[decision];

const isPayable = (order: Order): boolean =>
  order.status === "awaiting_payment" && order.payment === undefined && !isStopped(order);

/**
 * How an order whose execution was stopped comes to its end: what was shipped stays shipped, what a person or the
 * shopper decided before keeps its reason, everything else counts as failed.
 */
export function endingOfStopped(order: Order): "shipped" | OrderReason {
  if (order.status === "shipped") return "shipped";
  const { payment } = order;
  const unpaid = payment && payment.outcome !== "authorized" ? reasonOfUnpaid(payment.outcome) : undefined;
  const decision = decisionOf(order);
  return reasonOf(order) ?? unpaid ?? (decision && reasonOfDecision(decision.decision)) ?? "failed";
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
  paymentUrl: (isPayable(order) && order.checkout?.url) || null,
  deadlineAt: isFinished(order) ? null : (deadlineOf(order) ?? null),
  reason: reasonOf(order) ?? null,
  updatedAt: order.updatedAt,
  timeline: order.timeline,
});

const WAITING_SECONDS = 1; // a payment or a decision may come any moment
const FINISHED_SECONDS = 60;
/** How many seconds a client may wait before it asks again. */
export const pollAfterSeconds = ({ status }: { readonly status: OrderStatus }): number =>
  isTerminal(status) ? FINISHED_SECONDS : WAITING_SECONDS;

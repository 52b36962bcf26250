import { isEntryId, isOrderId, type OrderId } from "@/lib/platform/ids";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import type { RecordedDecision } from "@/lib/shop/order/review/schema";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order, OrderReason, OrderStatus, OrderSummary, OrderView, ShownStatus } from "@/lib/shop/order/schema";
import {
  deliveryOf,
  endOfPacking,
  isHandedOver,
  isPackingExpired,
  labelProblemOf,
  trackingOf,
} from "@/lib/shop/order/parcel-rules";
import { isTerminal, orderStatuses } from "@/lib/shop/order/states";
import type { PaymentProblem, UnpaidOutcome } from "@/lib/shop/payment/schema";

/** Every predicate about an order. What else asks for a status by its name is a word, a colour or a write. */

interface Traits {
  /** Whose move ends the state: the store's own, the shopper's, a reviewer's, that of those who pack, the carrier's, or none's. */
  readonly awaits: "store" | "shopper" | "reviewer" | "packer" | "carrier" | null;
  /** Whether the order can still be cancelled, and nothing was paid. */
  readonly beforePayment: boolean;
  /** Whether the order counts against its shopper's one place in the drop. */
  readonly holdsPlace: boolean;
  /** Whether an order that goes well passes through it, in the order of this list. */
  readonly onHappyPath: boolean;
  /** Whether the pair is the shopper's. */
  readonly sold: boolean;
}

/** A new status does not compile before it says what it means here. */
const TRAITS: Readonly<Record<OrderStatus, Traits>> = {
  processing: { awaits: "store", beforePayment: true, holdsPlace: true, onHappyPath: true, sold: false },
  awaiting_payment: { awaits: "shopper", beforePayment: true, holdsPlace: true, onHappyPath: true, sold: false },
  awaiting_approval: { awaits: "reviewer", beforePayment: false, holdsPlace: true, onHappyPath: true, sold: false },
  packing: { awaits: "packer", beforePayment: false, holdsPlace: true, onHappyPath: true, sold: false },
  shipped: { awaits: "carrier", beforePayment: false, holdsPlace: true, onHappyPath: true, sold: true },
  delivered: { awaits: null, beforePayment: false, holdsPlace: true, onHappyPath: true, sold: true },
  compensated: { awaits: null, beforePayment: false, holdsPlace: false, onHappyPath: false, sold: false },
};

interface WithStatus {
  readonly status: OrderStatus;
}

/** The states of orders of which it is not decided yet whether they ship. */
export const openStatuses: readonly OrderStatus[] = orderStatuses.filter(
  (status) => !TRAITS[status].sold && !isTerminal(status),
);

export const holdsPlace = ({ status }: WithStatus): boolean => TRAITS[status].holdsPlace;
export const isFinished = ({ status }: WithStatus): boolean => isTerminal(status);
/** Ended without a shipment: everything was undone. */
export const isCompensated = ({ status }: WithStatus): boolean => isTerminal(status) && !TRAITS[status].onHappyPath;
/** Ended well: the pair is the shopper's. */
export const isSold = ({ status }: WithStatus): boolean => TRAITS[status].sold;
export const isBeforePayment = ({ status }: WithStatus): boolean => TRAITS[status].beforePayment;
/** Past what the store does by itself when an order comes in. */
export const isPrepared = ({ status }: WithStatus): boolean => TRAITS[status].awaits !== "store";
export const awaitsPayment = ({ status }: WithStatus): boolean => TRAITS[status].awaits === "shopper";
export const awaitsApproval = ({ status }: WithStatus): boolean => TRAITS[status].awaits === "reviewer";

export const awaitsPacking = ({ status }: WithStatus): boolean => TRAITS[status].awaits === "packer";
export const awaitsCarrier = ({ status }: WithStatus): boolean => TRAITS[status].awaits === "carrier";

/** The states that the pick list is made of. */
export const PACKING_STATUS = "packing" satisfies OrderStatus;

const isShown = (status: OrderStatus): status is ShownStatus => status !== PACKING_STATUS;
/** The states of an order that goes well, as people outside the team are shown them. */
export const happyPath: readonly ShownStatus[] = orderStatuses
  .filter(isShown)
  .filter((status) => TRAITS[status].onHappyPath);
/** The states that a reviewer's queue is made of. */
export const REVIEW_STATUS = "awaiting_approval" satisfies OrderStatus;

export const isStopped = ({ stop }: Pick<Order, "stop">): boolean => stop !== undefined;

/** The decision on the order, where there is one. */
export const decisionOf = (order: Order): RecordedDecision | undefined =>
  "decision" in order ? order.decision : undefined;
/** When its last wait ends or ended. */
export const deadlineOf = (order: Order): string | undefined => ("deadlineAt" in order ? order.deadlineAt : undefined);
/** Whether it was begun by a draw: its request is that of the entry. */
export const isDrawn = ({ request }: Pick<Order, "request">): boolean =>
  isEntryId(request.key) && request.digest === request.key;
/** Whether the team has approved it, and nothing was undone since. */
export const isApproved = (order: Order): boolean => !isCompensated(order) && decisionOf(order)?.decision === "approve";
/** Why it ended without a shipment. */
export const reasonOf = (order: Order): OrderReason | undefined => ("reason" in order ? order.reason : undefined);

/** Whether the team has turned it down, and has not taken that back since. */
export const isTurnedDown = (order: Order): boolean =>
  isCompensated(order) && reasonOf(order) === "rejected" && order.rejectionReversedAt === undefined;

/** What is known to be wrong with its payment. */
export const paymentProblemOf = ({ paymentProblem }: Pick<Order, "paymentProblem">): PaymentProblem | undefined =>
  paymentProblem?.code;

const isWithdrawn = ({ withdrawnAt }: Pick<Order, "withdrawnAt">): boolean => withdrawnAt !== undefined;

/** Whether something stands in the way of its shipment for good: its money is gone, or its shopper has withdrawn. */
export const isUnshippable = (order: Order): boolean => isWithdrawn(order) || paymentProblemOf(order) !== undefined;

/** Whether a person of the team may decide it now. */
export const isDecidable = (order: Order): boolean =>
  awaitsApproval(order) && decisionOf(order) === undefined && !isStopped(order) && !isUnshippable(order);

/** Whether it ships, or has shipped, only for the money of this payment: news of that money matter to it. */
export function reliesOn(order: Order, intentId: string): boolean {
  if (order.payment?.intentId !== intentId || paymentProblemOf(order)) return false;
  if (isSold(order)) return true;
  if (isWithdrawn(order)) return false;
  return order.payment.outcome === "authorized" && !isFinished(order) && !isStopped(order) && isUnrefused(order);
}

const isUnrefused = (order: Order): boolean => [undefined, "approve"].includes(decisionOf(order)?.decision);

const packsByItself = (order: Order): boolean =>
  order.status === PACKING_STATUS && order.packing === "automatic" && !labelProblemOf(order);

/** Whether something that the store knows about the order has not been acted on yet. */
export function awaitsStore(order: Order): boolean {
  switch (TRAITS[order.status].awaits) {
    case "store":
      return true;
    case "shopper":
      return isStopped(order) || paymentProblemOf(order) !== undefined || order.payment !== undefined;
    case "reviewer":
      return isStopped(order) || endOfReview(order) !== undefined;
    case "packer":
      return isStopped(order) || packsByItself(order) || endOfPacking(order) !== undefined;
    case "carrier":
      return trackingOf(order)?.status === "delivered";
    case null:
      return false;
  }
}

const REASONS: Readonly<Record<UnpaidOutcome, OrderReason>> = {
  declined: "payment_failed",
  expired: "payment_timeout",
  cancelled: "cancelled",
};
export const reasonOfUnpaid = (outcome: UnpaidOutcome): OrderReason => REASONS[outcome];

/** How a wait for the payment ends that nothing was paid in: by time alone, or after a card was declined. */
export const unpaid = ({ declinedAt }: Pick<Order, "declinedAt">, intentId?: string) => ({
  outcome: declinedAt === undefined ? ("expired" as const) : ("declined" as const),
  ...(intentId !== undefined && { intentId }),
});

const REASON_OF_DECISION: Readonly<Record<RecordedDecision["decision"], OrderReason | null>> = {
  approve: null,
  reject: "rejected",
  timeout: "approval_timeout",
};
/** Null when it was approved. */
export const reasonOfDecision = (decision: RecordedDecision["decision"]): OrderReason | null =>
  REASON_OF_DECISION[decision];

/** How the wait for a reviewer has ended, if it has: by a decision, or because there is nothing any more to decide on. */
export function endOfReview(order: Order): RecordedDecision["decision"] | "withdrawn" | "payment_lost" | undefined {
  if (isWithdrawn(order)) return "withdrawn";
  return decisionOf(order)?.decision ?? (paymentProblemOf(order) ? "payment_lost" : undefined);
}

/** Null when it was approved; undefined while the wait has not ended. */
export function reasonAfterReview(order: Order): OrderReason | null | undefined {
  const end = endOfReview(order);
  if (end === "payment_lost") return "failed";
  return end === "withdrawn" ? "withdrawn" : end && reasonOfDecision(end);
}

const isPayable = (order: Order): boolean => awaitsPayment(order) && order.payment === undefined && !isStopped(order);

/**
 * How an order whose execution was stopped comes to its end: what was shipped stays shipped, what a person or the
 * shopper decided before keeps its reason, everything else counts as failed.
 */
export function endingOfStopped(order: Order): "shipped" | OrderReason {
  if (isSold(order) || endOfPacking(order) === "handed_over") return "shipped";
  if (isWithdrawn(order)) return "withdrawn";
  const { payment } = order;
  const unpaid = payment && payment.outcome !== "authorized" ? reasonOfUnpaid(payment.outcome) : undefined;
  const decision = decisionOf(order);
  return reasonOf(order) ?? unpaid ?? (decision && reasonOfDecision(decision.decision)) ?? "failed";
}

/** The execution that takes over from the one that was stopped last: a name of its own, so that it starts once. */
export const takeoverName = ({ orderId, stops }: Pick<Order, "orderId" | "stops">): string =>
  `${orderId}-takeover-${stops}`;

/** The order that an execution of that name works on: its first, one that took over, or a copy that was run again from a step. */
export function orderOfExecution(name: string): OrderId | undefined {
  const [id = ""] = name.split("-");
  return isOrderId(id) ? id : undefined;
}

/** Whether its parcel is on its way, or has arrived. */
export const isOnItsWay = (order: Order): boolean => isSold(order) || isHandedOver(order);

/** Whether it was paid for, and neither refused nor lost on the way to its shipment. */
const isPaid = (order: Order): boolean =>
  order.payment?.outcome === "authorized" &&
  !isFinished(order) &&
  isUnrefused(order) &&
  !paymentProblemOf(order) &&
  !isPackingExpired(order);

/** Whether the shopper may withdraw from the contract: once it is paid for, until 14 days after the delivery. The writes decide. */
export const isWithdrawable = (order: Order): boolean =>
  order.returning === undefined &&
  order.withdrawalEndedAt === undefined &&
  !isCompensated(order) &&
  (isOnItsWay(order) || isPaid(order));

const SHOWN_WHILE_PACKED = REVIEW_STATUS;

/** What has ended the wait for the payment, until the order moves on. */
function settlingOf(order: Order): OrderSummary["settling"] {
  if (!awaitsPayment(order) || !order.payment) return null;
  return order.payment.outcome === "cancelled" ? "cancellation" : "payment";
}

/** What the owner may see in a list: no risk, no callback ids, and the payment page only while it can be paid on. */
export const orderSummary = (order: Order): OrderSummary => ({
  orderId: order.orderId,
  orderNumber: orderNumberOf(order.orderId),
  dropId: order.dropId,
  status: isShown(order.status) ? order.status : SHOWN_WHILE_PACKED,
  size: order.size,
  pairNumber: order.pairNumber ?? null,
  total: order.total,
  paymentUrl: (isPayable(order) && order.checkout?.url) || null,
  settling: settlingOf(order),
  deadlineAt: awaitsPayment(order) || awaitsApproval(order) ? (deadlineOf(order) ?? null) : null,
  reason: reasonOf(order) ?? null,
  paymentProblem: isCompensated(order) ? (paymentProblemOf(order) ?? null) : null,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
  timeline: order.timeline.flatMap(({ status, at }) => (isShown(status) ? [{ status, at }] : [])),
  returnId: order.returning?.returnId ?? null,
  withdrawable: isWithdrawable(order),
});

/** All that the owner may see. */
export const orderView = (order: Order, shippingAddress: PostalAddress | null): OrderView => ({
  ...orderSummary(order),
  price: order.price,
  deliveryFee: order.delivery,
  shippingAddress,
  declinedAt: isPayable(order) ? (order.declinedAt ?? null) : null,
  card: cardOf(order),
  delivery: deliveryOf(order),
});

function cardOf({ authorization }: Order): OrderView["card"] {
  return authorization ? { brand: authorization.brand, last4: authorization.last4 } : null;
}

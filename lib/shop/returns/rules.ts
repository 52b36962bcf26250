import { digestId, type OrderId, type ReturnId } from "@/lib/platform/ids";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order } from "@/lib/shop/order/schema";
import { SENDING_SPELLS } from "@/lib/shop/returns/durations";
import type { Return, ReturnIn, ReturnStatus, ReturnView } from "@/lib/shop/returns/schema";
import { isTerminal } from "@/lib/shop/returns/states";

/** Every predicate about a return. What else asks for a status by its name is a word, a colour or a write. */

/** An order has one return at most: the same request finds the first. */
export const returnIdOf = (orderId: OrderId): ReturnId => `ret_${digestId("return", orderId)}`;

export const isFinished = ({ status }: { readonly status: ReturnStatus }): boolean => isTerminal(status);

/** The return that an order has begun, as it begins; undefined for an order without one. */
export function newReturnOf(order: Order): ReturnIn<"requested"> | undefined {
  const { orderId, customerId, total, returning, withdrawnAt, withdrawalReason: reason } = order;
  if (!returning) return undefined;
  const { returnId, cause, at } = returning;
  return {
    status: "requested",
    returnId,
    orderId,
    customerId,
    cause,
    ...(reason !== undefined && { reason }),
    requestedAt: at,
    shipped: withdrawnAt === undefined,
    total,
    timeline: [{ status: "requested", at }],
    updatedAt: at,
  };
}

/** Whether the shopper is to be sent a label: not for a pair that was never shipped, or that the carrier has brought back. */
export const needsLabel = ({ status, shipped, cause, label, labelProblem, arrivedAt }: Return): boolean =>
  status === "requested" && shipped && cause === "withdrawal" && !label && !labelProblem && arrivedAt === undefined;

/** What the facts on the record say that the return should become, where it has not yet. */
export function statusDue(record: Return): "in_transit" | "received" | "refunded" | "refused" | undefined {
  const { status, inspection, releasedAt, arrivedAt, tracking } = record;
  if (isTerminal(status)) return undefined;
  if (inspection) return inspection.result === "refuse" ? "refused" : "refunded";
  if (releasedAt !== undefined) return "refunded";
  if (arrivedAt !== undefined) return status === "received" ? undefined : "received";
  return tracking && status !== "in_transit" ? "in_transit" : undefined;
}

/** Whether waiting any longer for the shopper is over. @param spell how many spells have been waited, this one included */
export const isUnsent = ({ status, shipped, label }: Return, spell: number): boolean =>
  shipped && (status === "label_sent" || status === "requested") && (label !== undefined || spell >= SENDING_SPELLS);

/** What its owner and the team may see. */
export function returnView(record: Return): ReturnView {
  const { status, label, inspection, tracking } = record;
  const toBeSent = status === "label_sent" && !tracking;
  return {
    returnId: record.returnId,
    orderId: record.orderId,
    orderNumber: orderNumberOf(record.orderId),
    status,
    cause: record.cause,
    shipped: record.shipped,
    requestedAt: record.requestedAt,
    labelUrl: record.labelUrl ?? null,
    trackingCode: label?.trackingCode ?? null,
    trackingUrl: label?.trackingUrl ?? null,
    deadlineAt: toBeSent ? record.deadlineAt : null,
    refund: status === "refunded" ? record.refund : null,
    total: record.total,
    deduction: inspection?.deduction ?? null,
    note: inspection?.note || null,
    updatedAt: record.updatedAt,
    timeline: record.timeline,
  };
}

const WAITING_SECONDS = 2;
const FINISHED_SECONDS = 60;

/** How many seconds a client may wait before it asks again. */
export const pollAfterSeconds = (view: Pick<ReturnView, "status">): number =>
  isFinished(view) ? FINISHED_SECONDS : WAITING_SECONDS;

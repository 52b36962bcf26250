import { digestId, type OrderId, type ReturnId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order } from "@/lib/shop/order/schema";
import { isChargeable } from "@/lib/shop/payment/amount";
import { SENDING_SPELLS } from "@/lib/shop/returns/durations";
import type {
  Inspection,
  InspectionRequest,
  Return,
  ReturnIn,
  ReturnStatus,
  ReturnView,
} from "@/lib/shop/returns/schema";
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

/** What was paid, less what is kept back. */
export const lessDeduction = (total: Money, deduction: Money | undefined): Money => ({
  ...total,
  amountMinor: total.amountMinor - (deduction?.amountMinor ?? 0),
});

/** What is to go back to the shopper, once that is decided; null before, and where the return was refused or expired. */
export function refundOf(record: Return): Money | null {
  if (record.status === "refunded") return record.refund;
  const { status, inspection, total } = record;
  if (isTerminal(status) || !inspection || inspection.result === "refuse") return null;
  return lessDeduction(total, inspection.deduction);
}

/** Whether so much may be kept back: not more than was paid, and such that the provider can pay the rest out. */
export const isDeductible = (total: Money, deductionMinor: number): boolean => {
  const left = lessDeduction(total, { ...total, amountMinor: deductionMinor });
  return left.amountMinor === 0 || (left.amountMinor > 0 && isChargeable(left));
};

/** What the record keeps of an inspection. */
export function inspectionOf(
  { result, deductionMinor, note, stock }: InspectionRequest,
  { currency }: Money,
  by: string,
  at: string,
): Inspection {
  const deduction = result === "deduct" && deductionMinor !== undefined && { amountMinor: deductionMinor, currency };
  return {
    result,
    ...(deduction && { deduction }),
    note,
    stock: stock ?? (result === "accept" ? "restock" : "write_off"),
    at,
    by,
  };
}

/** Where none came to look in time, the whole goes back; the pair is not sold unseen. */
export const uninspected = (at: string): Inspection => ({ result: "accept", note: "", stock: "write_off", at });

export const isSameInspection = (a: Inspection, b: Inspection): boolean =>
  a.result === b.result && a.deduction?.amountMinor === b.deduction?.amountMinor;

/** Whether the pair goes back among those on sale. */
export const isRestocked = ({ inspection }: Return): boolean =>
  inspection?.stock === "restock" && inspection.result !== "refuse";

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

/** Whether a member of the team may decide on the pair now: it is here, and they are the first. */
export const isInspectable = (record: Return): boolean =>
  !isFinished(record) && record.arrivedAt !== undefined && record.inspection === undefined;

/** Whether it may be said that the pair is here, though no scan says so. */
export const mayArrive = (record: Return): boolean =>
  record.shipped && !isFinished(record) && record.arrivedAt === undefined && record.inspection === undefined;

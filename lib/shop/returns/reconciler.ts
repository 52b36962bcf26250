import { keepAudit } from "@/lib/platform/audit/store";
import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { trackingOf } from "@/lib/shop/order/parcel-rules";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { auditsOf } from "@/lib/shop/returns/audit";
import { isFinished, newReturnOf, statusDue } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import { findReturn } from "@/lib/shop/returns/store";
import { createReturn, recordArrived } from "@/lib/shop/returns/transitions";

/** Answers the return's wait, if there is news that it has not acted on. Twice is harmless. */
export async function answerWait(record: Return): Promise<void> {
  const due = statusDue(record);
  if (due !== undefined && record.callbackId !== undefined) await completeCallback(record.callbackId, due);
}

/** Starts the execution that was not started, or answers the callback that was not answered. */
async function wake(record: Return): Promise<void> {
  const { returnId, callbackId } = record;
  if (isFinished(record)) return;
  if (callbackId === undefined) await startExecution(env("RETURN_FUNCTION"), returnId, { returnId });
  else await answerWait(record);
}

/** A return's start, the answer to its wait, the entry of the audit log. */
export const returnReconciler: Reconciler<Return> = {
  kind: "return",
  load: findReturn,
  reconcile: async (record) => {
    await keepAudit(auditsOf(record));
    await wake(record);
  },
  isStalled: (record, nowMs) =>
    !isFinished(record) &&
    (record.callbackId === undefined || statusDue(record) !== undefined) &&
    isPastRequest(record, nowMs),
};

/** The return that the order has begun, stored once; undefined for an order without one. Safe to repeat. */
export async function openReturn(order: Order): Promise<Return | undefined> {
  const fresh = newReturnOf(order);
  if (!fresh) return undefined;
  const record = await createReturn(fresh);
  if (trackingOf(order)?.status !== "return_to_sender") return record;
  return recordArrived(fresh.returnId, new Date().toISOString());
}

/** What follows from the beginning of a return: it is stored, the order's wait answered, and its own execution started. */
export const withdrawalReconciler: Reconciler<Order> = {
  kind: "withdrawal",
  load: findOrder,
  reconcile: async (order) => {
    const record = await openReturn(order); // first: the shopper who was told its id may ask for it
    if (!record) return;
    await orderReconciler.reconcile(order);
    await returnReconciler.reconcile(record);
  },
  isStalled: () => false, // the outbox alone knows
};

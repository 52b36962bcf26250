import { reconcileIfStalled, tryReconcileRecord, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { isOrderId, type OrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { mayWork } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { keepTrouble } from "@/lib/shop/order/parcel-troubles";
import { recordDecision } from "@/lib/shop/order/review/transitions";
import type { RecordedDecision } from "@/lib/shop/order/review/schema";
import { orderAddress } from "@/lib/shop/order/address";
import { untilMoved } from "@/lib/shop/order/news";
import { isNewsNear, NEWS_WITHIN_MS } from "@/lib/shop/order/polling";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { isBeforePayment, orderView } from "@/lib/shop/order/rules";
import type { Order, OrderView, Returning, Stop } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import {
  clearLabelProblem,
  recordHandedOver,
  recordPacked,
  recordPayment,
  recordReturning,
  recordStop,
  recordTracking,
  recordWithdrawal,
} from "@/lib/shop/order/transitions";
import type { TrackerReport } from "@/lib/shop/shipping/schema";
import type { Payment, PaymentOutcome } from "@/lib/shop/payment/schema";

/** The order, for its owner or the team. @throws AppError not_found to everyone else */
export async function mustSee(orderId: string, viewer: Viewer): Promise<Order> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order || (order.customerId !== viewer.customerId && !mayWork(viewer))) throw new AppError("not_found");
  return order;
}

/** The order, for its owner alone. @throws AppError not_found to everyone else */
export async function mustOwn(orderId: string, viewer: Viewer): Promise<Order> {
  const order = await mustSee(orderId, viewer);
  if (order.customerId !== viewer.customerId) throw new AppError("not_found");
  return order;
}

/** The order as its owner sees it. Repairs an order that has stalled. @throws AppError not_found, to all but the owner and the team */
export async function getOrder(orderId: string, viewer: Viewer): Promise<OrderView> {
  const order = await mustSee(orderId, viewer);
  await reconcileIfStalled(orderReconciler, orderId, order);
  return orderView(order, await orderAddress(order));
}

/**
 * As getOrder, for a page that asks again and again: where the store is about to move the order on, the answer waits for that,
 * at most a second.
 */
export async function pollOrder(orderId: string, viewer: Viewer): Promise<OrderView> {
  const order = await mustSee(orderId, viewer);
  await reconcileIfStalled(orderReconciler, orderId, order);
  const address = orderAddress(order);
  return orderView(isNewsNear(order) ? await untilMoved(order, NEWS_WITHIN_MS) : order, await address);
}

/**
 * Cancels an order before it is paid: the write decides a race with the payment. A repeat is fine.
 * @throws AppError not_found to all but the owner, not_cancellable
 */
export async function cancelOrder(orderId: string, viewer: Viewer): Promise<void> {
  const order = await mustOwn(orderId, viewer);
  if (order.payment?.outcome !== "cancelled" && !isBeforePayment(order)) throw new AppError("not_cancellable");
  if ((await endPaymentWait(order, { outcome: "cancelled" })) !== "cancelled") throw new AppError("not_cancellable");
}

/** Writes that resolve with the order as it then is. */
const write = (orderId: OrderId, change: () => Promise<Order | undefined>): Promise<Order | undefined> =>
  writeAndReconcile(orderReconciler, orderId, change, (order) => order);

/**
 * Ends the wait for the payment, once: the first outcome counts, later ones change nothing. Resolves with the one that counts.
 * Needs no entry in the outbox: the index lists what waits for a payment, and the sweep looks through it.
 */
export async function endPaymentWait(order: Order, payment: Payment): Promise<PaymentOutcome | undefined> {
  const { orderId } = order;
  const ended = order.payment ? order : await recordPayment(orderId, payment);
  if (ended) await tryReconcileRecord(orderReconciler, orderId, ended);
  const effective = ended?.payment?.outcome;
  log.info("payment wait ended", { orderId, outcome: payment.outcome, effective });
  return effective;
}

/** Decides an order, once: the first decision counts. Resolves with the order as it then is. The caller has checked the reviewer. */
export const decideOrder = (orderId: OrderId, decision: RecordedDecision): Promise<Order | undefined> =>
  write(orderId, () => recordDecision(orderId, decision));

/** Withdraws from an order, on the side of its shipment on which it is found to be. Resolves with the order as it then is. */
export async function withdrawOrder(
  orderId: OrderId,
  returning: Returning,
  reason: string | undefined,
): Promise<Order | undefined> {
  const begun = { returning, ...(reason && { withdrawalReason: reason }) };
  const met = await recordWithdrawal(orderId, begun);
  return met?.returning ? met : recordReturning(orderId, begun);
}

/** Stops an execution of the order for good and has another bring the order to its end. Undefined when there is no such order. */
export const stopOrder = (orderId: OrderId, stop: Omit<Stop, "at">): Promise<Order | undefined> =>
  writeAndReconcile(orderReconciler, orderId, () => recordStop(orderId, stop));

/** Keeps what the carrier says of an order's parcel, if it is news. */
export async function takeOrderReport({ reference, shipmentId, tracking }: TrackerReport): Promise<void> {
  if (!isOrderId(reference)) return;
  const order = await write(reference, () => recordTracking(reference, shipmentId, tracking));
  if (order) await keepTrouble(order);
}

/** Records that the pair is in its box, once. Resolves with the order as it then is. The caller has checked who packs. */
export const packOrder = (order: Order, by: string): Promise<Order | undefined> => recordPacked(order, by);

/** Hands a packed parcel over, once. Resolves with the order as it then is. The caller has checked who does. */
export const handOverOrder = (orderId: OrderId, by: string): Promise<Order | undefined> =>
  write(orderId, () => recordHandedOver(orderId, by));

/** Has the carrier asked again for a label that it refused. Resolves with the order as it then is. */
export const retryLabel = (orderId: OrderId): Promise<Order | undefined> =>
  write(orderId, () => clearLabelProblem(orderId));

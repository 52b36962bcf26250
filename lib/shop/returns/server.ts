import { mayWork } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { reconcileIfStalled, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { isOrderId, isReturnId, type OrderId, type ReturnId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Order, Returning } from "@/lib/shop/order/schema";
import { withdrawOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { returnReconciler, withdrawalReconciler } from "@/lib/shop/returns/reconciler";
import { returnIdOf, returnView } from "@/lib/shop/returns/rules";
import type { Inspection, Return, ReturnView } from "@/lib/shop/returns/schema";
import { findReturn } from "@/lib/shop/returns/store";
import { recordArrived, recordInspection, recordTracking } from "@/lib/shop/returns/transitions";
import type { TrackerReport } from "@/lib/shop/shipping/schema";

const now = () => new Date().toISOString();

/** Begins the order's return, once, such that all that follows from it does. Resolves with the order as it then is. */
const begin = (orderId: OrderId, cause: Returning["cause"], reason?: string): Promise<Order | undefined> =>
  writeAndReconcile(
    withdrawalReconciler,
    orderId,
    () => withdrawOrder(orderId, { returnId: returnIdOf(orderId), cause, at: now() }, reason),
    (order) => order,
  );

/**
 * Withdraws from the contract: one write on the order decides on which side of its shipment, in a race with a reviewer, the
 * clock and those who pack. The same again resolves with the same id.
 * @throws AppError not_found to all but the owner, not_withdrawable, withdrawal_expired
 */
export async function withdraw(
  orderId: string,
  viewer: Pick<Viewer, "customerId">,
  reason: string | undefined,
): Promise<ReturnId> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (order?.customerId !== viewer.customerId) throw new AppError("not_found");
  const met = order.returning ? order : await begin(order.orderId, "withdrawal", reason);
  if (!met?.returning) throw new AppError(met?.withdrawalEndedAt ? "withdrawal_expired" : "not_withdrawable");
  log.info("withdrawn", { orderId, returnId: met.returning.returnId, shipped: met.withdrawnAt === undefined });
  return met.returning.returnId;
}

/** Takes the pair of an order back whose parcel the carrier could not deliver: the same way as a withdrawal's. Safe to repeat. */
export async function takeBack(orderId: OrderId): Promise<void> {
  const order = await begin(orderId, "undeliverable");
  log.warn("a parcel comes back undelivered", { orderId, returnId: order?.returning?.returnId });
}

/** The return, for its owner or the team. @throws AppError not_found to everyone else */
export async function mustSee(returnId: string, viewer: Viewer): Promise<Return> {
  const record = isReturnId(returnId) ? await findReturn(returnId) : undefined;
  if (!record || (record.customerId !== viewer.customerId && !mayWork(viewer))) throw new AppError("not_found");
  return record;
}

/** The return as its owner sees it. Repairs one that has stalled. @throws AppError not_found, to all but the owner and the team */
export async function getReturn(returnId: string, viewer: Viewer): Promise<ReturnView> {
  const record = await mustSee(returnId, viewer);
  await reconcileIfStalled(returnReconciler, returnId, record);
  return returnView(record);
}

/** Writes that resolve with the return as it then is. */
const write = (returnId: ReturnId, change: () => Promise<Return | undefined>): Promise<Return | undefined> =>
  writeAndReconcile(returnReconciler, returnId, change, (record) => record);

/** Keeps what the carrier says of a return's parcel, if it is news and the carrier has it. */
export async function takeReturnReport({ reference, shipmentId, tracking }: TrackerReport): Promise<void> {
  if (!isReturnId(reference) || tracking.status === "pre_transit") return;
  await write(reference, () => recordTracking(reference, shipmentId, tracking));
}

/** Records that the pair is back though no scan said so, once. The caller has checked who says it. */
export const markArrived = (returnId: ReturnId): Promise<Return | undefined> =>
  write(returnId, () => recordArrived(returnId, now()));

/** Decides on a pair that is back, once: the first inspection counts. Resolves with the return as it then is. The caller has checked the inspector. */
export const inspect = (returnId: ReturnId, inspection: Inspection): Promise<Return | undefined> =>
  write(returnId, () => recordInspection(returnId, inspection));

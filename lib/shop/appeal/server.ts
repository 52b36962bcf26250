import type { Viewer } from "@/lib/account/session/schema";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import type { Caller } from "@/lib/platform/http/client";
import type { OrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { ttlAfter } from "@/lib/platform/table/ttl";
import { APPEAL_RETENTION_SECONDS } from "@/lib/shop/appeal/durations";
import { appealReconciler } from "@/lib/shop/appeal/reconciler";
import { appealView, isAppealable, isRejected, mayReorder } from "@/lib/shop/appeal/rules";
import type { Appeal, AppealRequest, AppealView, Verdict } from "@/lib/shop/appeal/schema";
import { findAppeal } from "@/lib/shop/appeal/store";
import { createAppeal, recordVerdict } from "@/lib/shop/appeal/transitions";
import { orderAddress } from "@/lib/shop/order/address";
import { placeOrder } from "@/lib/shop/order/place-order";
import type { Order } from "@/lib/shop/order/schema";
import { mustOwn } from "@/lib/shop/order/server";

function newAppeal({ orderId, customerId }: Order, { message }: AppealRequest): Appeal {
  const nowMs = Date.now();
  const ttlSeconds = ttlAfter(nowMs, APPEAL_RETENTION_SECONDS);
  return { orderId, customerId, message, at: new Date(nowMs).toISOString(), ttlSeconds };
}

/**
 * Asks the team to look again at an order that it rejected: once, within two days of its end.
 * @throws AppError not_found to all but the owner, not_appealable, already_appealed
 */
export async function appeal(orderId: string, viewer: Viewer, request: AppealRequest): Promise<void> {
  const order = await mustOwn(orderId, viewer);
  if (!isRejected(order)) throw new AppError("not_appealable");
  if (!isAppealable(order, Date.now()))
    throw new AppError((await findAppeal(orderId)) ? "already_appealed" : "not_appealable");
  if (!(await createAppeal(newAppeal(order, request)))) throw new AppError("already_appealed");
  log.info("an order was appealed against", { orderId: order.orderId });
}

/** How a rejected order and its appeal stand, for the owner; null for any other order. @throws AppError not_found */
export async function readAppeal(orderId: string, viewer: Viewer): Promise<AppealView | null> {
  const order = await mustOwn(orderId, viewer);
  return isRejected(order) ? appealView(order, await findAppeal(orderId), Date.now()) : null;
}

/** Answers an appeal, once: the first answer counts. Resolves with the one that counts. The caller has checked the reviewer. */
export async function answerAppeal(orderId: OrderId, verdict: Verdict): Promise<Verdict | undefined> {
  const write = () => recordVerdict(orderId, verdict);
  return (await writeAndReconcile(appealReconciler, orderId, write, ({ record }) => record)).record?.verdict;
}

/**
 * Orders the pair of an accepted appeal again: the same size to the same address, once, within two days of the answer, also
 * when the drop takes no orders any more. A repeat finds the order it made.
 * @throws AppError not_found to all but the owner, not_appealable, and what placeOrder throws
 */
export async function orderAgain(orderId: string, viewer: Viewer, caller: Caller): Promise<OrderId> {
  const [order, appealed] = await Promise.all([mustOwn(orderId, viewer), findAppeal(orderId)]);
  if (!appealed || !mayReorder(appealed, Date.now())) throw new AppError("not_appealable");
  const address = await orderAddress(order);
  if (!address) throw new AppError("not_appealable");
  const request = {
    dropId: order.dropId,
    size: order.size,
    address,
    idempotencyKey: `appeal:${order.orderId}`,
    caller,
  };
  return (await placeOrder(viewer, request, { afterAppeal: true })).orderId;
}

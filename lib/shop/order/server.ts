import type { Origin } from "@/lib/platform/http/client";
import type { Viewer } from "@/lib/account/session/schema";
import { currentDrop } from "@/lib/shop/drop/server";
import { isOpenAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import { completeCallback, startExecution, stopExecution } from "@/lib/platform/durable/server";
import { driveOrLeave, remember } from "@/lib/platform/durable/outbox";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { digestId, isOrderId, keyedId, type OrderId } from "@/lib/platform/ids";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import { log } from "@/lib/platform/log";
import { auditsOf } from "@/lib/shop/order/audit";
import { noteUnderCustomer } from "@/lib/shop/order/orders-of-customer";
import { isBeforePayment, isFinished, isLive, orderView, takeoverName } from "@/lib/shop/order/rules";
import { mailboxOf } from "@/lib/shop/risk/rules";
import type { Order, OrderView, PaymentOutcome } from "@/lib/shop/order/schema";
import { claimSlot, endedAfter, findOrder, findSlot, putOrder, recordPayment, type Slot } from "@/lib/shop/order/store";

export interface PlaceOrder {
  readonly size: string;
  /** Chosen by the client: the same key is the same order. */
  readonly idempotencyKey: string;
  readonly origin: Origin;
}

/** A place claimed without an order behind it for this long is of a request that died. */
const ABANDONED_CLAIM_MS = 30_000;
const STALLED_AFTER_MS = 3000;

/**
 * Accepts an order: claims the shopper's one place in the drop, stores the order, starts its durable execution. The id
 * is derived from shopper and key, so a repeat finds the first order whatever became of our answer.
 * @throws AppError forbidden (to the team), email_not_verified, drop_closed, validation_failed, sold_out, already_ordered
 */
export async function placeOrder(
  viewer: Viewer,
  { size, idempotencyKey, origin }: PlaceOrder,
): Promise<{ readonly orderId: OrderId }> {
  if (viewer.role !== "customer")
    throw new AppError("forbidden", { detail: "The team decides on orders and places none." });
  if (!viewer.verified) throw new AppError("email_not_verified");
  const drop = await currentDrop();
  const orderId: OrderId = `ord_${digestId(viewer.customerId, drop.dropId, idempotencyKey)}`;
  if (await findOrder(orderId)) {
    await nudge(orderId);
    return { orderId };
  }
  await assertOnSale(drop, size);
  const endedBefore = await claimPlace(drop.dropId, viewer, orderId);
  const order = newOrder(viewer, drop, size, orderId, origin, endedBefore);
  const [entry] = await Promise.all([remember("order", orderId), noteUnderCustomer(order)]);
  await putOrder(order);
  log.info("order accepted", { orderId, size });
  await driveOrLeave(entry, driveOrder);
  return { orderId };
}

/** The workflow's hold decides who gets a pair; this only spares it the hopeless. */
async function assertOnSale(drop: Drop, size: string): Promise<void> {
  const range = drop.sizes.find((offered) => offered.size === size);
  if (!range)
    throw new AppError("validation_failed", {
      issues: [{ field: "size", message: "This is not a size of the drop." }],
    });
  if (!isOpenAt(drop, Date.now())) throw new AppError("drop_closed");
  if ((await countPairsLeft(drop.dropId, range)) === 0) throw new AppError("sold_out");
}

/** Resolves with the number of earlier orders that ended. */
async function claimPlace(dropId: string, { customerId }: Viewer, orderId: OrderId): Promise<number> {
  const slot = await findSlot(dropId, customerId);
  if (slot?.orderId === orderId) return slot.ended;
  const holder = slot && (await findOrder(slot.orderId));
  if (slot && !givesWay(slot, holder)) throw new AppError("already_ordered");
  const abandoned = holder === undefined;
  const claimed = await claimSlot({ dropId, customerId, orderId }, slot, abandoned);
  return claimed ? endedAfter(slot, abandoned) : claimedMeanwhile(dropId, customerId, orderId);
}

/** Lost the race: to a repeat of this very request, or to another order. */
async function claimedMeanwhile(dropId: string, customerId: Viewer["customerId"], orderId: OrderId): Promise<number> {
  const slot = await findSlot(dropId, customerId);
  if (slot?.orderId !== orderId) throw new AppError("already_ordered");
  return slot.ended;
}

const givesWay = (slot: Slot, holder: Order | undefined): boolean =>
  holder ? !isLive(holder) : Date.now() - slot.claimedAtMs > ABANDONED_CLAIM_MS;

function newOrder(
  viewer: Viewer,
  drop: Drop,
  size: string,
  orderId: OrderId,
  origin: Origin,
  endedBefore: number,
): Order {
  const at = new Date().toISOString();
  return {
    orderId,
    customerId: viewer.customerId,
    dropId: drop.dropId,
    size,
    price: drop.price,
    endedBefore,
    network: origin.network,
    browser: origin.browser,
    fromBrowser: origin.fromBrowser,
    mailbox: keyedId(env("AUTH_SECRET"), "mailbox", mailboxOf(viewer.email)),
    status: "processing",
    timeline: [{ status: "processing", at }],
    createdAt: at,
    updatedAt: at,
    triedPairs: [],
    stops: 0,
  };
}

/** Brings an order forward by whatever a crash left undone: its start, an answer that woke nobody, the replacement of a stopped execution, an entry of the audit log. Safe to repeat. */
export async function driveOrder(orderId: string): Promise<void> {
  const order = await findOrder(orderId);
  if (!order) return;
  await keepAudit(auditsOf(order));
  if (order.stoppedExecution) return replaceExecution(order, order.stoppedExecution);
  if (isFinished(order)) return;
  if (order.status === "processing") await startExecution(env("ORDER_FUNCTION"), orderId, { orderId });
  if (order.status === "awaiting_payment" && order.paymentOutcome && order.paymentCallbackId)
    await completeCallback(order.paymentCallbackId, order.paymentOutcome);
  if (order.status === "awaiting_approval" && order.decision && order.approvalCallbackId)
    await completeCallback(order.approvalCallbackId, order.decision.decision);
}

/** What was stopped stays stopped, and an execution of its own brings the order to its end. */
async function replaceExecution(order: Order, execution: string): Promise<void> {
  const { orderId, stops } = order;
  await stopExecution(execution);
  await startExecution(env("ORDER_FUNCTION"), takeoverName(order), { orderId, takeover: stops });
}

const nudge = (orderId: string): Promise<void> =>
  driveOrder(orderId).catch((error: unknown) => log.warn("could not nudge", { orderId }, error));

const awaitsUs = ({ status, paymentOutcome, decision, stoppedExecution }: Order): boolean =>
  status === "processing" ||
  stoppedExecution !== undefined ||
  (status === "awaiting_payment" && paymentOutcome !== undefined) ||
  (status === "awaiting_approval" && decision !== undefined);

const mayHaveStalled = (order: Order): boolean =>
  !isFinished(order) && awaitsUs(order) && Date.now() - Date.parse(order.updatedAt) > STALLED_AFTER_MS;

/** The order, for its owner or the team. @throws AppError not_found to everyone else */
async function mustSee(orderId: string, viewer: Viewer): Promise<Order> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order || (order.customerId !== viewer.customerId && viewer.role !== "fulfillment"))
    throw new AppError("not_found");
  return order;
}

/** @throws AppError not_found, to all but the owner and the team */
export async function getOrder(orderId: string, viewer: Viewer): Promise<OrderView> {
  const order = await mustSee(orderId, viewer);
  if (mayHaveStalled(order)) await nudge(orderId);
  return orderView(order);
}

/** The shopper's order of the current drop that still counts, if any. */
export async function findLiveOrder(viewer: Viewer): Promise<OrderView | null> {
  const { dropId } = await currentDrop();
  const slot = await findSlot(dropId, viewer.customerId);
  const order = slot && (await findOrder(slot.orderId));
  return order && isLive(order) ? orderView(order) : null;
}

/**
 * Cancels an order before it is paid: the write decides a race with the payment. A repeat is fine.
 * @throws AppError not_found to all but the owner, not_cancellable
 */
export async function cancelOrder(orderId: string, viewer: Viewer): Promise<void> {
  const order = await mustSee(orderId, viewer);
  if (order.customerId !== viewer.customerId) throw new AppError("not_found");
  if (order.paymentOutcome !== "cancelled" && !isBeforePayment(order)) throw new AppError("not_cancellable");
  const outcome = await settlePayment({ orderId, outcome: "cancelled" });
  if (outcome !== "cancelled") throw new AppError("not_cancellable");
}

export interface Settlement {
  readonly orderId: string;
  readonly outcome: PaymentOutcome;
  readonly sessionId?: string;
  readonly paymentIntentId?: string;
}

/**
 * Ends the wait for the payment, once: the first outcome stands, later ones change nothing. Resolves with the one that
 * stands, after the workflow was woken (or, when that failed, is sure to be).
 */
export async function settlePayment({
  orderId,
  outcome,
  sessionId,
  paymentIntentId,
}: Settlement): Promise<PaymentOutcome | undefined> {
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order || (sessionId && order.checkoutSessionId && order.checkoutSessionId !== sessionId)) {
    log.warn("a payment that belongs to no order of ours", { orderId });
    return undefined;
  }
  const entry = await remember("order", orderId);
  const standing = await recordPayment(order.orderId, outcome, paymentIntentId);
  log.info("payment settled", { orderId, outcome, standing });
  await driveOrLeave(entry, driveOrder);
  return standing;
}

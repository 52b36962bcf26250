import { completeCallback } from "@/lib/platform/durable/server";
import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { APPROVAL_TIMEOUT_SECONDS, PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { mailOrderEnded, mailOrderReceived, mailOrderShipped, mailPaymentReceived } from "@/lib/shop/order/mails";
import {
  captureOrderPayment,
  noteCard,
  openCheckout,
  releaseOrderPayment,
  shipPaidOrder,
} from "@/lib/shop/order/payment";
import { assessOrder, holdPairFor, releasePairsOf } from "@/lib/shop/order/preparation";
import { endingOfStopped, endOfReview, reasonAfterReview, reasonOfUnpaid } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder, recordDecision, recordPayment, recordRisk } from "@/lib/shop/order/transitions";
import { unscored } from "@/lib/shop/risk/rules";

async function read(orderId: OrderId): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order) throw new TerminalError(`${orderId} is not stored`);
  return order;
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Refuses to go on with an order that is somewhere it must not be. */
function mustBe(order: Order | undefined, orderId: OrderId): Order {
  if (!order) throw new TerminalError(`${orderId} is in another state`);
  return order;
}

/**
 * The order as this invocation saw it last: what a step has read or written, the next one need not read again. What a step
 * decides by it is decided by a conditional write in the end. `read` asks the table: for what undoes or takes money.
 */
function lastSeen(orderId: OrderId) {
  let order: Order | undefined;
  return {
    load: async (): Promise<Order> => (order ??= await read(orderId)),
    read: () => read(orderId),
    keep: (seen: Order | undefined): Order => (order = mustBe(seen, orderId)),
  };
}

/** Shows the payment page only once an answer can wake the workflow; an answer that came before wakes it now. */
async function awaitPayment(orderId: OrderId, paymentCallbackId: string): Promise<Order | undefined> {
  const deadlineAt = inSeconds(PAYMENT_TIMEOUT_SECONDS);
  const order = await moveOrder(orderId, "awaiting_payment", { paymentCallbackId, deadlineAt });
  if (order?.payment) await completeCallback(paymentCallbackId, order.payment.outcome);
  return order;
}

/** Writes that the payment expired, unless another outcome came first. */
async function settlePayment(orderId: OrderId): Promise<OrderReason | null> {
  const outcome = (await recordPayment(orderId, { outcome: "expired" }))?.payment?.outcome;
  if (outcome === undefined) throw new TerminalError(`${orderId} has no payment outcome`);
  return outcome === "authorized" ? null : reasonOfUnpaid(outcome);
}

async function awaitDecision(orderId: OrderId, approvalCallbackId: string): Promise<Order | undefined> {
  const deadlineAt = inSeconds(APPROVAL_TIMEOUT_SECONDS);
  const order = await moveOrder(orderId, "awaiting_approval", { approvalCallbackId, deadlineAt });
  const end = order && endOfReview(order);
  if (end !== undefined) await completeCallback(approvalCallbackId, end);
  return order;
}

/** Writes that time ran out, unless a reviewer decided first. */
async function settleDecision(orderId: OrderId): Promise<OrderReason | null> {
  const order = await recordDecision(orderId, { decision: "timeout", at: new Date().toISOString() });
  const reason = order && reasonAfterReview(order);
  if (reason === undefined) throw new TerminalError(`${orderId} has no decision`);
  return reason;
}

/** Only now is it sure that no attempt can take a pair any more: what a late one took goes back. */
async function markCompensated(orderId: OrderId, reason: OrderReason): Promise<void> {
  await releasePairsOf(mustBe(await moveOrder(orderId, "compensated", { reason }), orderId));
}

/** The effects of the workflow. Each may run again after it happened. */
export function orderSteps(orderId: OrderId) {
  const { load, read, keep } = lastSeen(orderId);
  return {
    reservePair: async (): Promise<number | null> => {
      const holding = await holdPairFor(await read());
      return holding === null ? null : (keep(holding).pairNumber ?? null);
    },
    readEnding: async () => endingOfStopped(await read()),
    releasePair: async () => releasePairsOf(await read()),

    assessRisk: async (): Promise<number> => {
      const risk = await assessOrder(await load());
      mustBe(await recordRisk(orderId, risk), orderId);
      return risk.score;
    },
    markUnscored: async (): Promise<void> => void mustBe(await recordRisk(orderId, unscored), orderId),

    createCheckout: async (): Promise<void> => void (await openCheckout(await load())),
    releasePayment: async () => releaseOrderPayment(await read()),

    awaitPayment: async (callbackId: string): Promise<void> => void keep(await awaitPayment(orderId, callbackId)),
    settlePayment: () => settlePayment(orderId),
    noteCard: async () => noteCard(await load()),
    awaitDecision: async (callbackId: string): Promise<void> => void keep(await awaitDecision(orderId, callbackId)),
    settleDecision: () => settleDecision(orderId),
    capturePayment: async () => captureOrderPayment(await read()),

    markShipped: (intentId?: string): Promise<boolean> => shipPaidOrder(orderId, intentId),
    markCompensated: (reason: OrderReason): Promise<void> => markCompensated(orderId, reason),
    mailReceived: async () => mailOrderReceived(await load()),
    mailPaid: async () => mailPaymentReceived(await load()),
    mailShipped: async () => mailOrderShipped(await load()),
    mailEnded: async (reason: OrderReason) => mailOrderEnded(await load(), reason),
  };
}

export type OrderSteps = ReturnType<typeof orderSteps>;

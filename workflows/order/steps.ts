import { completeCallback } from "@/lib/platform/durable/server";
import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { releaseHeldPairs } from "@/lib/shop/inventory/server";
import { APPROVAL_TIMEOUT_SECONDS, PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { mailOrderEnded, mailOrderReceived, mailOrderShipped, mailPaymentReceived } from "@/lib/shop/order/mails";
import { captureOrderPayment, noteCard, openCheckout, releaseOrderPayment } from "@/lib/shop/order/payment";
import { assessOrder, holdPairFor } from "@/lib/shop/order/preparation";
import { decisionOf, endingOfStopped, reasonOfDecision, reasonOfUnpaid } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder, recordDecision, recordPayment, recordRisk } from "@/lib/shop/order/transitions";
import { unscored } from "@/lib/shop/risk/rules";

async function load(orderId: OrderId): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order) throw new TerminalError(`${orderId} is not stored`);
  return order;
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Shows the payment page only once an answer can wake the workflow; an answer that came before wakes it now. */
async function awaitPayment(orderId: OrderId, paymentCallbackId: string): Promise<void> {
  const deadlineAt = inSeconds(PAYMENT_TIMEOUT_SECONDS);
  const order = mustBe(await moveOrder(orderId, "awaiting_payment", { paymentCallbackId, deadlineAt }), orderId);
  if (order.payment) await completeCallback(paymentCallbackId, order.payment.outcome);
}

/** Writes that the payment expired, unless another outcome came first. */
async function settlePayment(orderId: OrderId): Promise<OrderReason | null> {
  const outcome = await recordPayment(orderId, { outcome: "expired" });
  if (outcome === undefined) throw new TerminalError(`${orderId} has no payment outcome`);
  return outcome === "authorized" ? null : reasonOfUnpaid(outcome);
}

async function awaitDecision(orderId: OrderId, approvalCallbackId: string): Promise<void> {
  const deadlineAt = inSeconds(APPROVAL_TIMEOUT_SECONDS);
  const order = mustBe(await moveOrder(orderId, "awaiting_approval", { approvalCallbackId, deadlineAt }), orderId);
  const decision = decisionOf(order);
  if (decision) await completeCallback(approvalCallbackId, decision.decision);
}

/** Writes that time ran out, unless a reviewer decided first. */
async function settleDecision(orderId: OrderId): Promise<OrderReason | null> {
  const order = await recordDecision(orderId, { decision: "timeout", at: new Date().toISOString() });
  const decision = order && decisionOf(order);
  if (decision === undefined) throw new TerminalError(`${orderId} has no decision`);
  return reasonOfDecision(decision.decision);
}

/** Refuses to go on with an order that is somewhere it must not be. */
function mustBe(moved: Order | undefined, orderId: OrderId): Order {
  if (!moved) throw new TerminalError(`${orderId} is in another state`);
  return moved;
}

/** The effects of the workflow. Each may run again after it happened. */
export const orderSteps = (orderId: OrderId) => ({
  reservePair: async () => holdPairFor(await load(orderId)),
  readEnding: async () => endingOfStopped(await load(orderId)),
  releasePair: async () => releaseHeldPairs(await load(orderId)),

  assessRisk: async (): Promise<number> => {
    const risk = await assessOrder(await load(orderId));
    mustBe(await recordRisk(orderId, risk), orderId);
    return risk.score;
  },
  markUnscored: async (): Promise<void> => void mustBe(await recordRisk(orderId, unscored), orderId),

  createCheckout: async () => openCheckout(await load(orderId)),
  releasePayment: async () => releaseOrderPayment(await load(orderId)),

  awaitPayment: (callbackId: string) => awaitPayment(orderId, callbackId),
  settlePayment: () => settlePayment(orderId),
  noteCard: async () => noteCard(await load(orderId)),
  awaitDecision: (callbackId: string) => awaitDecision(orderId, callbackId),
  settleDecision: () => settleDecision(orderId),
  capturePayment: async () => captureOrderPayment(await load(orderId)),

  markShipped: async (): Promise<void> => void mustBe(await moveOrder(orderId, "shipped", {}), orderId),
  markCompensated: async (reason: OrderReason): Promise<void> =>
    void mustBe(await moveOrder(orderId, "compensated", { reason }), orderId),
  mailReceived: async () => mailOrderReceived(await load(orderId)),
  mailPaid: async () => mailPaymentReceived(await load(orderId)),
  mailShipped: async () => mailOrderShipped(await load(orderId)),
  mailEnded: async (reason: OrderReason) => mailOrderEnded(await load(orderId), reason),
});

export type OrderSteps = ReturnType<typeof orderSteps>;

import { completeCallback } from "@/lib/platform/durable/server";
import { TerminalError } from "@/lib/platform/errors";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { releaseHeldPairs, releaseOtherPairs, reservePair } from "@/lib/shop/inventory/server";
import { mailOrderEnded, mailOrderReceived, mailOrderShipped, mailPaymentReceived } from "@/lib/shop/order/mails";
import { endingOfStopped, reasonOfUnpaid } from "@/lib/shop/order/rules";
import type { Order, OrderReason, OrderStatus } from "@/lib/shop/order/schema";
import {
  advanceOrder,
  confirmPlace,
  findOrder,
  recordDecision,
  recordPayment,
  storeCard,
  storePair,
  storeRisk,
} from "@/lib/shop/order/store";
import { capturePayment, cardFingerprint, createCheckout, releasePayment } from "@/lib/shop/payment/server";
import { unscored } from "@/lib/shop/risk/rules";
import { ruleBasedAssessor } from "@/lib/shop/risk/server";
import { putSighting } from "@/lib/shop/risk/store";
import { APPROVAL_TIMEOUT_SECONDS, PAYMENT_TIMEOUT_SECONDS } from "@/workflows/catalog";

async function load(orderId: OrderId): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order) throw new TerminalError(`${orderId} is not stored`);
  return order;
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Also when two attempts run at once: one number stands, and whatever else they took goes back. */
async function reserve(orderId: OrderId): Promise<number | null> {
  const order = await load(orderId);
  if (!(await confirmPlace(order))) throw new TerminalError(`${orderId} does not hold its shopper's place in the drop`);
  const taken = await reservePair(order);
  if (taken === undefined) return null;
  const standing = await storePair(orderId, taken);
  await releaseOtherPairs(await load(orderId), standing);
  return standing;
}

/** Shows the payment page only once an answer can wake us; an answer that came before wakes us now. */
async function awaitPayment(orderId: OrderId, paymentCallbackId: string): Promise<void> {
  const deadlineAt = inSeconds(PAYMENT_TIMEOUT_SECONDS);
  await mustAdvance(orderId, "awaiting_payment", { paymentCallbackId, deadlineAt });
  const { paymentOutcome } = await load(orderId);
  if (paymentOutcome) await completeCallback(paymentCallbackId, paymentOutcome);
}

async function settlePayment(orderId: OrderId): Promise<OrderReason | null> {
  const outcome = await recordPayment(orderId, "expired"); // nobody said anything in time, unless somebody did
  if (outcome === undefined) throw new TerminalError(`${orderId} has no payment outcome`);
  return outcome === "authorized" ? null : reasonOfUnpaid(outcome);
}

/** So that the team sees which orders one card paid for. */
async function noteCard(orderId: OrderId): Promise<void> {
  const order = await load(orderId);
  const fingerprint = await cardFingerprint(order);
  if (fingerprint === undefined) return;
  const card = digestId(fingerprint);
  await storeCard(orderId, card);
  await putSighting({ ...order, card });
}

async function awaitDecision(orderId: OrderId, approvalCallbackId: string): Promise<void> {
  const deadlineAt = inSeconds(APPROVAL_TIMEOUT_SECONDS);
  await mustAdvance(orderId, "awaiting_approval", { approvalCallbackId, deadlineAt });
  const { decision } = await load(orderId);
  if (decision) await completeCallback(approvalCallbackId, decision.decision);
}

async function settleDecision(orderId: OrderId): Promise<OrderReason | null> {
  const order = await recordDecision(orderId, { decision: "timeout", at: new Date().toISOString() });
  const decision = order?.decision?.decision;
  if (decision === undefined) throw new TerminalError(`${orderId} has no decision`);
  return decision === "approve" ? null : decision === "reject" ? "rejected" : "approval_timeout";
}

/** Moves the order, and refuses to go on when it is somewhere it must not be. */
async function mustAdvance(orderId: OrderId, to: OrderStatus, set: Record<string, string> = {}): Promise<void> {
  if (!(await advanceOrder(orderId, to, set))) throw new TerminalError(`${orderId} cannot become ${to}`);
}

/** The effects of the workflow. Each may run again after it happened. */
export const orderSteps = (orderId: OrderId) => ({
  reservePair: () => reserve(orderId),
  readEnding: async () => endingOfStopped(await load(orderId)),
  releasePair: async () => releaseHeldPairs(await load(orderId)),

  assessRisk: async (): Promise<number> => {
    const risk = await ruleBasedAssessor.assess(await load(orderId));
    await storeRisk(orderId, risk);
    return risk.score;
  },

  markUnscored: async (): Promise<void> => void (await storeRisk(orderId, unscored)),

  createCheckout: async (): Promise<void> => {
    await createCheckout(await load(orderId));
  },
  releasePayment: async () => releasePayment(await load(orderId)),

  awaitPayment: (callbackId: string) => awaitPayment(orderId, callbackId),
  settlePayment: () => settlePayment(orderId),
  noteCard: () => noteCard(orderId),
  awaitDecision: (callbackId: string) => awaitDecision(orderId, callbackId),
  settleDecision: () => settleDecision(orderId),
  capturePayment: async () => capturePayment(await load(orderId)),

  markShipped: () => mustAdvance(orderId, "shipped"),
  markCompensated: (reason: OrderReason) => mustAdvance(orderId, "compensated", { reason }),
  mailReceived: async () => mailOrderReceived(await load(orderId)),
  mailPaid: async () => mailPaymentReceived(await load(orderId)),
  mailShipped: async () => mailOrderShipped(await load(orderId)),
  mailEnded: async (reason: OrderReason) => mailOrderEnded(await load(orderId), reason),
});

export type OrderSteps = ReturnType<typeof orderSteps>;

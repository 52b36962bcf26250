import type { BadgeTone } from "@/components/ui/badge";
import { awaitsApproval, awaitsPayment, isCompensated, isFinished, isSold } from "@/lib/shop/order/rules";
import type { OrderReason, OrderStatus, OrderSummary, OrderView, ShownStatus } from "@/lib/shop/order/schema";
import type { PaymentProblem } from "@/lib/shop/payment/schema";

export const statusWords: Record<OrderStatus, string> = {
  processing: "Processing",
  awaiting_payment: "Awaiting payment",
  awaiting_approval: "Awaiting approval",
  packing: "To be packed",
  shipped: "Shipped",
  delivered: "Delivered",
  compensated: "Ended",
};

export const statusTones: Readonly<Record<OrderStatus, BadgeTone>> = {
  processing: "neutral",
  awaiting_payment: "warn",
  awaiting_approval: "accent",
  packing: "accent",
  shipped: "ok",
  delivered: "ok",
  compensated: "neutral",
};

/** What the status means for the shopper, now. The reason of an ended order says more. */
const statusMeaning: Readonly<Record<ShownStatus, string>> = {
  processing: "We are holding a pair for you and preparing the payment page. This takes a few seconds.",
  awaiting_payment: "Your pair is held. Pay before the time runs out, or it goes back to the others.",
  awaiting_approval: "Your card is authorised, not charged. Someone on our team is looking at your order.",
  shipped: "Your pair is yours, and the carrier has it. You have been charged; a confirmation is in your inbox.",
  delivered: "Your pair has arrived.",
  compensated: "We undid everything.",
};

const RETURNING = "This order is being undone: the page of its return says how it stands.";
const WITHDRAWABLE = "You can change your mind until 14 days after it has arrived.";

const DECLINED =
  "Your bank declined the card, and nothing was charged. Your pair is still held: pay with another card before the time runs out.";

interface Ending {
  readonly title: string;
  readonly text: string;
  /** What became of the money: the first thing people want to know. */
  readonly money: string;
  /** Whether trying again makes sense. */
  readonly again: boolean;
}

const NEVER_CHARGED = "Your card was not charged.";
const RELEASED =
  "Your card was not charged: the authorised amount is released. Your bank may take a few days to show it.";

const endings: Record<OrderReason, Ending> = {
  sold_out: {
    title: "Gone a moment before you",
    text: "Somebody else took the last pair of this size.",
    money: NEVER_CHARGED,
    again: true,
  },
  payment_timeout: {
    title: "The time to pay ran out",
    text: "The time to pay ran out, so your pair went back to the others.",
    money: NEVER_CHARGED,
    again: true,
  },
  payment_failed: {
    title: "The payment was not taken",
    text: "The card was declined and no other one paid in time, or it has paid for as many pairs of this drop as one card may. Your pair went back to the others.",
    money: NEVER_CHARGED,
    again: true,
  },
  rejected: {
    title: "Not this time",
    text: "Our team looked at this order and decided not to ship it.",
    money: RELEASED,
    again: false,
  },
  approval_timeout: {
    title: "We took too long",
    text: "We did not decide in time. That is on us, and we are sorry.",
    money: RELEASED,
    again: true,
  },
  cancelled: {
    title: "Cancelled",
    text: "You cancelled this order, and your pair went back to the others.",
    money: NEVER_CHARGED,
    again: true,
  },
  withdrawn: {
    title: "You withdrew from this order",
    text: "You changed your mind before we shipped your pair.",
    money:
      "You pay nothing: an authorised amount is released, a charge is refunded. Your bank may take a few days to show it.",
    again: true,
  },
  failed: {
    title: "Something broke on our side",
    text: "We undid everything, and we are sorry.",
    money:
      "You pay nothing: an authorised amount is released, a charge is refunded. Your bank may take a few days to show it.",
    again: true,
  },
};

const GIVEN_BACK = "You pay nothing: whatever was charged goes back to you. Your bank may take a few days to show it.";

/** Where the payment was lost at the provider, that is why the order ended. */
const lostPayments: Readonly<Record<PaymentProblem, Ending>> = {
  voided: {
    title: "The payment was withdrawn",
    text: "The hold on your card was cancelled or ran out before we could charge it, so we did not ship your pair.",
    money: NEVER_CHARGED,
    again: true,
  },
  refunded: {
    title: "The payment was refunded",
    text: "Your payment was refunded before your pair was shipped, so we did not ship it.",
    money: GIVEN_BACK,
    again: true,
  },
  part_captured: {
    title: "The payment was incomplete",
    text: "Only a part of the price could be charged, so we did not ship your pair.",
    money: GIVEN_BACK,
    again: true,
  },
  disputed: {
    title: "The payment was disputed",
    text: "Your bank disputed the payment and took it back, so we did not ship your pair.",
    money: "You pay nothing: the money is with your bank.",
    again: false,
  },
  mismatch: {
    title: "The payment did not match",
    text: "What was paid does not match this order, so we did not ship your pair.",
    money: GIVEN_BACK,
    again: true,
  },
  missing: {
    title: "The payment could not be found",
    text: "The payment provider no longer knows this payment, so we did not ship your pair.",
    money: GIVEN_BACK,
    again: true,
  },
};

/** How the order ended and what became of the money; null while it has not ended, or has ended well. */
export function endingOf(order: OrderSummary): Ending | null {
  if (!isCompensated(order)) return null;
  return order.paymentProblem ? lostPayments[order.paymentProblem] : endings[order.reason ?? "failed"];
}

const settlings = {
  payment: {
    title: "Checking the payment",
    text: "The payment page has told us how it went. One moment, we are taking note of it.",
  },
  cancellation: {
    title: "Cancelling",
    text: "You cancelled. We are putting your pair back and closing the payment page: your card is not charged.",
  },
} as const;

const APPROVED = {
  title: "Approved",
  text: "Your order is approved, and your pair is being packed. You hear from us when the carrier has it.",
};

/** The payment page has answered, or its owner has cancelled, and the order is about to move on. */
export const isSettling = (order: OrderSummary): boolean =>
  awaitsPayment(order) && order.pairNumber !== null && order.paymentUrl === null;

/** Approved, and not with the carrier yet: no decision is waited for any more. */
export const isBeingPacked = (order: OrderSummary): boolean => awaitsApproval(order) && order.deadlineAt === null;

/** Whether its owner may ask for another address: until it is packed, which the request itself finds out. */
export const mayChangeAddress = (order: OrderSummary): boolean =>
  !isFinished(order) && !isSold(order) && !isSettling(order);

/** Where it stands between two statuses, if so. */
function between(order: OrderSummary): { readonly title: string; readonly text: string } | null {
  if (isSettling(order)) return settlings[order.settling ?? "payment"];
  return isBeingPacked(order) ? APPROVED : null;
}

export const titleOf = (order: OrderSummary): string =>
  endingOf(order)?.title ?? between(order)?.title ?? statusWords[order.status];

export function meaningOf(order: OrderSummary & Partial<Pick<OrderView, "declinedAt">>): string {
  const ending = endingOf(order);
  if (ending) return `${ending.text} ${ending.money}`;
  if (order.declinedAt) return DECLINED;
  if (order.returnId) return RETURNING;
  const text = between(order)?.text ?? statusMeaning[order.status];
  return order.withdrawable && isSold(order) ? `${text} ${WITHDRAWABLE}` : text;
}

export const isOrderView = (body: unknown): body is OrderView =>
  typeof body === "object" &&
  body !== null &&
  "status" in body &&
  typeof body.status === "string" &&
  body.status in statusWords;

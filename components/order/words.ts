import type { OrderReason, OrderStatus, OrderView } from "@/lib/order/schema";

export const statusWords: Record<OrderStatus, string> = {
  processing: "Processing",
  awaiting_payment: "Awaiting payment",
  awaiting_approval: "Awaiting approval",
  shipped: "Shipped",
  compensated: "Ended",
};

/** What the status means for the shopper, now. */
const statusMeaning: Record<Exclude<OrderStatus, "compensated">, string> = {
  processing: "We are holding a pair for you and preparing the payment page. This takes a few seconds.",
  awaiting_payment: "Your pair is held. Pay before the time runs out, or it goes back to the others.",
  awaiting_approval: "Your card is authorised, not charged. Someone on our team is looking at your order.",
  shipped: "Your pair is yours and on its way. You have been charged, and a confirmation is in your inbox.",
};

interface Ending {
  readonly text: string;
  /** What became of the money: the first thing people want to know. */
  readonly money: string;
}

const NEVER_CHARGED = "Your card was not charged.";
const RELEASED =
  "Your card was not charged: the authorised amount is released. Your bank may take a few days to show it.";

const endings: Record<OrderReason, Ending> = {
  sold_out: { text: "The last pair of this size went to someone else a moment before you.", money: NEVER_CHARGED },
  payment_timeout: { text: "The hour to pay ran out, so your pair went back to the others.", money: NEVER_CHARGED },
  payment_failed: { text: "The payment was declined, so your pair went back to the others.", money: NEVER_CHARGED },
  rejected: { text: "Our team looked at this order and decided not to ship it.", money: RELEASED },
  approval_timeout: { text: "We did not decide in time. That is on us, and we are sorry.", money: RELEASED },
  cancelled: { text: "You cancelled this order, and your pair went back to the others.", money: NEVER_CHARGED },
  failed: {
    text: "Something broke on our side, so we undid everything.",
    money:
      "You pay nothing: an authorised amount is released, a charge is refunded. Your bank may take a few days to show it.",
  },
};

export function meaningOf(order: OrderView): string {
  if (order.status !== "compensated") return statusMeaning[order.status];
  const ending = endings[order.reason ?? "failed"];
  return `${ending.text} ${ending.money}`;
}

/** The road of an order that goes well. */
const road: readonly OrderStatus[] = ["processing", "awaiting_payment", "awaiting_approval", "shipped"];

export const isOver = ({ status }: OrderView) => status === "shipped" || status === "compensated";

/** What still lies ahead, in order; nothing once it is over. */
export const ahead = (order: OrderView): readonly OrderStatus[] =>
  isOver(order) ? [] : road.slice(road.indexOf(order.status) + 1);

export const isCancellable = ({ status }: OrderView) => status === "processing" || status === "awaiting_payment";

export const isOrderView = (body: unknown): body is OrderView =>
  typeof body === "object" &&
  body !== null &&
  "status" in body &&
  typeof body.status === "string" &&
  body.status in statusWords;

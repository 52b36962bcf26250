import type { OrderReason, OrderStatus, OrderView } from "@/lib/shop/order/schema";

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

const ANSWERED = "The payment page has told us how it went. One moment, we are taking note of it.";

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
    title: "The hour ran out",
    text: "The hour to pay ran out, so your pair went back to the others.",
    money: NEVER_CHARGED,
    again: true,
  },
  payment_failed: {
    title: "The payment was declined",
    text: "Your bank declined the payment, so your pair went back to the others.",
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
  failed: {
    title: "Something broke on our side",
    text: "We undid everything, and we are sorry.",
    money:
      "You pay nothing: an authorised amount is released, a charge is refunded. Your bank may take a few days to show it.",
    again: true,
  },
};

/** How the order ended and what became of the money; null while it has not ended, or has ended well. */
export const endingOf = ({ status, reason }: OrderView): Ending | null =>
  status === "compensated" ? endings[reason ?? "failed"] : null;

const SETTLING = "Checking the payment";

export const titleOf = (order: OrderView): string =>
  endingOf(order)?.title ?? (isSettling(order) ? SETTLING : statusWords[order.status]);

/** The payment page has answered, and the order is about to move on. */
export const isSettling = ({ status, pairNumber, paymentUrl }: OrderView): boolean =>
  status === "awaiting_payment" && pairNumber !== null && paymentUrl === null;

export function meaningOf(order: OrderView): string {
  const ending = endingOf(order);
  if (ending) return `${ending.text} ${ending.money}`;
  return isSettling(order) ? ANSWERED : statusMeaning[order.status as Exclude<OrderStatus, "compensated">];
}

/** The road of an order that goes well. */
const road: readonly OrderStatus[] = ["processing", "awaiting_payment", "awaiting_approval", "shipped"];

/** What a step that lies ahead will ask or bring. */
export const aheadNotes: Partial<Record<OrderStatus, string>> = {
  awaiting_payment: "You have an hour. Your card is only authorised.",
  awaiting_approval: "A person looks at your order, within 24 hours.",
  shipped: "You are charged then, not before.",
};

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

import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { APPEAL_SECONDS } from "@/lib/shop/order/durations";
import type { Verdict } from "@/lib/shop/appeal/schema";
import { durationInWords } from "@/lib/platform/time";

interface AppealedOrder {
  readonly orderNumber: string;
  readonly size: string;
  readonly orderUrl: string;
}

const about = ({ email, firstName }: Recipient, { orderNumber, size }: AppealedOrder) => ({
  to: email,
  greeting: `Hello ${firstName},`,
  facts: [["Order", orderNumber] as const, ["Size", `EU ${size}`] as const],
});

const acceptedLetter = (recipient: Recipient, order: AppealedOrder): Letter => ({
  ...about(recipient, order),
  subject: "You may order again",
  preheader: "We looked again, and you were right.",
  title: "You may order again",
  paragraphs: [
    "We looked at your order again, with your words beside it, and we were wrong. We are sorry.",
    `For ${durationInWords(APPEAL_SECONDS)} you may order your pair again from the page of that order, also when the drop is closed, as long as there are pairs of your size.`,
  ],
  button: { label: "Order again", url: order.orderUrl },
});

const declinedLetter = (recipient: Recipient, order: AppealedOrder): Letter => ({
  ...about(recipient, order),
  subject: "We looked at your order again",
  preheader: "Our decision stays as it was.",
  title: "We looked at your order again",
  paragraphs: [
    "Another look at your order, with your words beside it, did not change our decision. Your card was not charged.",
    "This was the last step here. What the law gives you stays open to you.",
  ],
  button: { label: "See your order", url: order.orderUrl },
});

const letters = { accepted: acceptedLetter, declined: declinedLetter } as const;

/** Says how the team answered an appeal. */
export const verdictLetter = (recipient: Recipient, result: Verdict["result"], order: AppealedOrder): Letter =>
  letters[result](recipient, order);

import { durationInWords } from "@/lib/platform/time";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { formatMoney, type Money } from "@/lib/platform/money";
import { INSPECTION_SECONDS } from "@/lib/shop/returns/durations";
import type { ReturnView } from "@/lib/shop/returns/schema";

/** What letters about a return speak of. */
export interface ReturnLetter extends ReturnView {
  readonly size: string;
  readonly pairNumber: number | null;
  /** The shopper's whole name, and why they withdrew in their words. */
  readonly name: string;
  readonly reason: string | null;
  readonly returnUrl: string;
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: "UTC" });
/** "Thursday, 26 November 2026 at 18:30:00 UTC". */
const momentInWords = (iso: string): string => `${moment.format(new Date(iso))} UTC`;
const dayInWords = (iso: string): string => day.format(new Date(iso));

const pair = ({ pairNumber, size }: ReturnLetter): string =>
  pairNumber === null ? `EU ${size}` : `Nº ${String(pairNumber).padStart(4, "0")}, EU ${size}`;

const about = ({ email, firstName }: Recipient, letter: ReturnLetter) => ({
  to: email,
  greeting: `Hello ${firstName},`,
  facts: [["Order", letter.orderNumber] as const, ["Your pair", pair(letter)] as const],
  button: { label: "See your return", url: letter.returnUrl },
});

const DAYS_TO_INSPECT = durationInWords(INSPECTION_SECONDS);

const whatNow = ({ shipped }: ReturnLetter): string =>
  shipped
    ? "What comes next: we send you a label by mail, you send the pair back, we look at it and refund you."
    : "Your pair was not shipped yet, so there is nothing to send back. You pay nothing: the amount is released, or refunded where it was charged.";

/** The acknowledgement of a withdrawal: what was declared, by whom, and when (Directive 2011/83, Article 11a). */
export const withdrawnLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "You have withdrawn from your contract",
  preheader: `We received your statement about order ${letter.orderNumber}.`,
  title: "You have withdrawn from your contract",
  paragraphs: [
    `We received your statement of withdrawal on ${momentInWords(letter.requestedAt)}. Keep this mail: it is your proof.`,
    `Your statement: “I, ${letter.name}, withdraw from my contract for the following goods: one pair of QuantaSneaks, ${pair(letter)}, order ${letter.orderNumber}.”`,
    ...(letter.reason === null ? [] : [`You told us why: “${letter.reason}”`]),
    whatNow(letter),
  ],
});

export const broughtBackLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "Your parcel came back to us",
  preheader: "The carrier could not deliver it. We refund you.",
  title: "Your parcel came back to us",
  paragraphs: [
    "The carrier could not deliver your parcel and brought it back. There is nothing that you need to do.",
    `We look at the pair within ${DAYS_TO_INSPECT} and refund what you paid.`,
  ],
});

export const labelLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "Your return label",
  preheader: letter.deadlineAt
    ? `Send the pair back by ${dayInWords(letter.deadlineAt)}.`
    : "Print it and send the pair back.",
  title: "Send your pair back",
  paragraphs: [
    ...(letter.labelUrl === null ? [] : [`Print this label and put it on the box: ${letter.labelUrl}`]),
    letter.deadlineAt
      ? `Hand the parcel over by ${dayInWords(letter.deadlineAt)}. After that your withdrawal has run out, and the pair stays yours.`
      : "Hand the parcel over within 14 days.",
    "You pay nothing for the label. Try the pair on as you would in a shop; what was worn beyond that may lower the refund.",
  ],
});

export const receivedLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "Your pair is back with us",
  preheader: "We look at it, then we refund you.",
  title: "Your pair is back with us",
  paragraphs: [
    `Your pair has arrived. A person on our team looks at it within ${DAYS_TO_INSPECT}, then we refund you.`,
  ],
});

const deducted = (deduction: Money, { note, total }: ReturnLetter): string[] => [
  `You paid ${formatMoney(total)}. We kept ${formatMoney(deduction)} back because of the pair's condition.`,
  ...(note === null ? [] : [`What we found: ${note}`]),
  "If you see this otherwise, answer this mail.",
];

export const refundedLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "Your refund is on its way",
  preheader: `${formatMoney(letter.refund ?? letter.total)} goes back to the card you paid with.`,
  title: "Your refund is on its way",
  paragraphs: [
    `We refunded ${formatMoney(letter.refund ?? letter.total)} to the card you paid with. Your bank may take a few days to show it.`,
    ...(letter.deduction === null ? [] : deducted(letter.deduction, letter)),
  ],
});

export const refusedLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "We could not accept your return",
  preheader: "We looked at your pair. Here is why.",
  title: "We could not accept your return",
  paragraphs: [
    "A person on our team looked at the pair that you sent back, and we do not refund it.",
    ...(letter.note === null ? [] : [`What we found: ${letter.note}`]),
    "The pair stays yours: we send it back to you. If you see this otherwise, answer this mail.",
  ],
});

export const expiredLetter = (recipient: Recipient, letter: ReturnLetter): Letter => ({
  ...about(recipient, letter),
  subject: "Your return has run out",
  preheader: "We waited for your parcel, and none was handed over.",
  title: "Your return has run out",
  paragraphs: [
    "We waited for your parcel, and none was handed over to the carrier. The pair stays yours, and nothing is refunded.",
    "If you did send it, answer this mail: we look for it.",
  ],
});

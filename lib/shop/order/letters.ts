import { legalText } from "@/content/legal";
import { durationInWords } from "@/lib/platform/time";
import { APPEAL_SECONDS, APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { formatMoney, type Money } from "@/lib/platform/money";
import { addressLines } from "@/lib/platform/postal-address/rules";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { rejectionWords } from "@/lib/shop/order/rejection";
import type { OrderReason } from "@/lib/shop/order/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";
import { vatText } from "@/lib/shop/tax/rules";
import type { PaymentProblem } from "@/lib/shop/payment/schema";

const timeToPay = ({ paymentWindowSeconds }: Purchase): string => durationInWords(paymentWindowSeconds, "the");
const TIME_TO_DECIDE = durationInWords(APPROVAL_TIMEOUT_SECONDS, "the");

export interface Purchase {
  readonly orderNumber: string;
  readonly size: string;
  readonly pairNumber: number | null;
  readonly price: Money;
  readonly delivery: Money;
  readonly total: Money;
  /** Where it goes: a country of ISO 3166, and the address while it is kept. */
  readonly destination: string;
  readonly address: PostalAddress | null;
  readonly orderUrl: string;
  /** How long its pair waits for the payment. */
  readonly paymentWindowSeconds: number;
  /** Why the team turned it down, as it recorded it. */
  readonly rejectionCode?: string | undefined;
  /** Why its payment does not pay for it. */
  readonly paymentProblem?: PaymentProblem | undefined;
}

const facts = ({ size, pairNumber, total }: Purchase) => [
  ...(pairNumber === null ? [] : [["Your pair", `Nº ${String(pairNumber).padStart(4, "0")}`] as const]),
  ["Size", `EU ${size}`] as const,
  ["Total", formatMoney(total)] as const,
];

const fee = (delivery: Money): string => (delivery.amountMinor === 0 ? "free" : formatMoney(delivery));

const details = ({ orderNumber, price, delivery, total, destination, address }: Purchase) => [
  ["Order", orderNumber] as const,
  ["Price", formatMoney(price)] as const,
  ["Delivery", fee(delivery)] as const,
  ["VAT", vatText(total, destination)] as const,
  ...(address ? [["Goes to", addressLines(address).join(", ")] as const] : []),
];

const aboutOrder = ({ email, firstName }: Recipient, purchase: Purchase) => ({
  to: email,
  greeting: `Hello ${firstName},`,
  facts: facts(purchase),
  details: details(purchase),
  button: { label: "See your order", url: purchase.orderUrl },
});

/** What a buyer keeps: the contract's text, and the way out of it with the model form. */
const contract = () => [legalText("terms"), legalText("withdrawal")];

export const orderReceivedLetter = (recipient: Recipient, purchase: Purchase): Letter => ({
  ...aboutOrder(recipient, purchase),
  annex: contract(),
  subject: "We hold a pair for you",
  preheader: `Pay within ${timeToPay(purchase)}, and it stays yours.`,
  title: "We hold a pair for you",
  paragraphs: [
    `We have your order. Pay within ${timeToPay(purchase)}; after that the pair goes back to the others, and you are not charged.`,
    "Your order's page leads to the payment and shows how things stand.",
  ],
});

/** How a draw came to give a pair. */
export interface Won {
  readonly dropName: string;
  /** Whether it came back from another winner, down the line. */
  readonly isFromLine: boolean;
  readonly payUntil: Date;
}

const inWords = (moment: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;

export const drawnLetter = (recipient: Recipient, purchase: Purchase, won: Won): Letter => ({
  ...aboutOrder(recipient, purchase),
  annex: contract(),
  subject: `A pair of ${won.dropName} is yours`,
  preheader: `Pay until ${inWords(won.payUntil)}, and it stays yours.`,
  title: won.isFromLine ? "A pair came down the line to you" : "You have been drawn",
  paragraphs: [
    `${won.isFromLine ? "Another winner's pair came back, and you are next in line." : "The draw is made, and a pair is yours."} Pay until ${inWords(won.payUntil)}; after that it goes to the next in line, and you are not charged.`,
    "Your order's page leads to the payment and shows how things stand.",
  ],
});

export const paymentReceivedLetter = (recipient: Recipient, purchase: Purchase): Letter => ({
  ...aboutOrder(recipient, purchase),
  subject: "Payment received",
  preheader: "We hold the amount until a person has looked at your order.",
  title: "Payment received",
  paragraphs: [
    `Your bank has set ${formatMoney(purchase.total)} aside for us. We hold it and charge nothing until a person on our team has looked at your order: within ${TIME_TO_DECIDE}.`,
    "You hear from us either way. If we cannot ship, the amount is released in full.",
  ],
});

/** By what the carrier knows the parcel. */
const trackingDetails = ({ carrier, trackingCode }: ParcelView) => [["Parcel", `${carrier} ${trackingCode}`] as const];

export const shippedLetter = (recipient: Recipient, purchase: Purchase, parcel: ParcelView | null): Letter => ({
  ...aboutOrder(recipient, purchase),
  annex: contract(),
  details: [...details(purchase), ...(parcel ? trackingDetails(parcel) : [])],
  subject: "Your pair is on its way",
  preheader: "We looked at your order, took the payment and shipped your pair.",
  title: "Your pair is on its way",
  paragraphs: [
    "We looked at your order, took the payment and shipped your pair. There is one with this number, and it is yours.",
    "Your order's page shows where your parcel is, and leads to the carrier's own page.",
  ],
});

export const deliveredLetter = (recipient: Recipient, purchase: Purchase): Letter => ({
  ...aboutOrder(recipient, purchase),
  subject: "Your pair has arrived",
  preheader: "The carrier says that it was delivered.",
  title: "Your pair has arrived",
  paragraphs: [
    "The carrier says that your parcel was delivered. If you do not have it, answer this mail.",
    "You can change your mind for 14 days from today: your order's page has a button for it.",
  ],
});

const ENDINGS: Readonly<Record<OrderReason, string>> = {
  sold_out: "The last pair of your size went to somebody else a moment before you. You were not charged.",
  payment_timeout: "The payment did not arrive in time, so the pair went back to the others. You were not charged.",
  payment_failed:
    "Your card was declined and no other one paid in time, or it has paid for as many pairs of this drop as one card may. The pair went back to the others. You were not charged.",
  rejected: "Our team looked at your order and decided not to ship it. Your payment was released in full.",
  approval_timeout:
    "Our team did not decide in time, which is our fault and not yours. Your payment was released in full.",
  cancelled: "You cancelled your order, and the pair went back to the others. You were not charged.",
  withdrawn: "You withdrew from your order before we shipped it. Whatever you paid goes back to you in full.",
  failed: "Something broke on our side and we could not finish your order. Whatever you paid goes back to you in full.",
};

const LOST_PAYMENTS: Readonly<Record<PaymentProblem, string>> = {
  voided: "The hold on your card was cancelled or ran out before we could charge it. You were not charged.",
  refunded: "Your payment was refunded before your pair was shipped. Whatever was charged goes back to you in full.",
  part_captured: "Only a part of the price could be charged. Whatever was charged goes back to you in full.",
  disputed: "Your bank disputed the payment and took it back. The money is with your bank.",
  mismatch: "What was paid does not match your order. Whatever was charged goes back to you in full.",
  missing: "The payment provider no longer knows your payment. Whatever was charged goes back to you in full.",
};

/** Says why, and what became of the money. */
export const endedLetter = (recipient: Recipient, reason: OrderReason, purchase: Purchase): Letter => ({
  ...aboutOrder(recipient, purchase),
  facts: facts({ ...purchase, pairNumber: null }), // another order may hold this number by now
  details: [["Order", purchase.orderNumber]],
  subject: "Your order has ended",
  preheader: "Why, and what became of your money.",
  title: "Your order has ended",
  paragraphs: [
    purchase.paymentProblem
      ? `${LOST_PAYMENTS[purchase.paymentProblem]} So we did not ship, and the pair went back to the others.`
      : ENDINGS[reason],
    ...(reason === "rejected" ? rejection(purchase) : []),
  ],
});

const TIME_TO_APPEAL = durationInWords(APPEAL_SECONDS, "the");

const rejection = ({ rejectionCode }: Purchase): string[] => [
  rejectionWords(rejectionCode),
  `Do you see it otherwise? Tell us on your order's page within ${TIME_TO_APPEAL}, and a person looks again.`,
];

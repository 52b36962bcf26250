import { layOut } from "@/lib/mail/layout";
import type { Mail } from "@/lib/mail/schema";
import type { OrderReason } from "@/lib/order/schema";

interface Recipient {
  readonly email: string;
  readonly firstName: string;
}

export const verificationLetter = ({ email, firstName }: Recipient, verifyUrl: string): Mail =>
  layOut({
    to: email,
    subject: "Verify your e-mail address",
    greeting: `Hello ${firstName},`,
    paragraphs: [
      "you are one click away from the drop. Open the link and press the button to verify this address. It works for 48 hours.",
    ],
    button: { label: "Verify my address", url: verifyUrl },
    closing: "If you did not sign up at QuantaSneaks, ignore this mail: nothing happens without the button.",
  });

export const welcomeLetter = ({ email, firstName }: Recipient, siteUrl: string): Mail =>
  layOut({
    to: email,
    subject: "Welcome to QuantaSneaks",
    greeting: `Welcome ${firstName},`,
    paragraphs: [
      "your address is verified. You can take part in the drop: one pair for each person, numbered, and checked by people.",
    ],
    button: { label: "See the drop", url: siteUrl },
  });

export const addressKnownLetter = ({ email }: Pick<Recipient, "email">, signInUrl: string): Mail =>
  layOut({
    to: email,
    subject: "You already have an account",
    greeting: "Hello,",
    paragraphs: [
      "someone, probably you, tried to sign up with this address. It already belongs to an account, so nothing was changed.",
    ],
    button: { label: "Sign in", url: signInUrl },
    closing: "If it was not you, ignore this mail.",
  });

interface Purchase {
  readonly size: string;
  readonly pairNumber: number | null;
  readonly orderUrl: string;
}

const pairName = ({ size, pairNumber }: Purchase) =>
  pairNumber === null ? `your pair in EU ${size}` : `pair no. ${pairNumber} in EU ${size}`;

export const shippedLetter = ({ email, firstName }: Recipient, purchase: Purchase): Mail =>
  layOut({
    to: email,
    subject: "Your pair is on its way",
    greeting: `Hello ${firstName},`,
    paragraphs: [
      `we checked your order, took the payment and shipped ${pairName(purchase)}. It is yours, and only yours.`,
    ],
    button: { label: "See your order", url: purchase.orderUrl },
  });

const ENDINGS: Readonly<Record<OrderReason, string>> = {
  sold_out: "the last pair of your size went to somebody else a moment before you. You were not charged.",
  payment_timeout:
    "the payment did not arrive within the hour, so the pair went back to the shelf. You were not charged.",
  payment_failed: "your payment was declined, so the pair went back to the shelf. You were not charged.",
  rejected: "our team looked at your order and could not approve it. Your payment was released in full.",
  approval_timeout:
    "our team did not decide in time, which is our fault and not yours. Your payment was released in full.",
  cancelled: "you cancelled your order. You were not charged.",
  failed: "something broke on our side and we could not finish your order. Whatever you paid goes back to you in full.",
};

/** What an ended order means, in plain words; the page and the mail say the same. */
const endingInWords = (reason: OrderReason): string => ENDINGS[reason];

export const endedLetter = ({ email, firstName }: Recipient, reason: OrderReason, purchase: Purchase): Mail =>
  layOut({
    to: email,
    subject: "Your order has ended",
    greeting: `Hello ${firstName},`,
    paragraphs: [endingInWords(reason)],
    button: { label: "See your order", url: purchase.orderUrl },
  });

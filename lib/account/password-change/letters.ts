import { greetingOf } from "@/lib/account/customer/rules";
import type { Addressee } from "@/lib/account/customer/schema";
import type { Letter } from "@/lib/platform/mail/schema";

export const passwordChangedLetter = (customer: Addressee, changedAt: Date, forgotUrl: string): Letter => ({
  to: customer.email,
  subject: "Your password was changed",
  preheader: "If it was you, there is nothing to do.",
  title: "Your password was changed",
  greeting: greetingOf(customer),
  paragraphs: [
    `The password of your account was changed on ${inWords(changedAt)}. Wherever else you were signed in, you are signed out now.`,
    "If it was you, there is nothing to do. If not, set a new password at once: that locks the other person out.",
  ],
  button: { label: "It was not me", url: forgotUrl },
});

const inWords = (moment: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;

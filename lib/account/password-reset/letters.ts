import { durationInWords } from "@/lib/platform/time";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { greetingOf } from "@/lib/account/customer/rules";
import type { Addressee } from "@/lib/account/customer/schema";
import type { Letter } from "@/lib/platform/mail/schema";

const WORKS_FOR = durationInWords(PASSWORD_RESET_TIMEOUT_SECONDS);

export const passwordResetLetter = (customer: Addressee, resetUrl: string): Letter => ({
  to: customer.email,
  subject: "Set a new password",
  preheader: `The link works once, and for ${WORKS_FOR}.`,
  title: "Set a new password",
  greeting: greetingOf(customer),
  paragraphs: [
    `Someone, probably you, asked for a new password for this account. Open the link and choose one. It works once, and for ${WORKS_FOR}.`,
  ],
  button: { label: "Choose a new password", url: resetUrl },
  closing: "If it was not you, ignore this mail: your password stays as it is.",
});

import { durationInWords } from "@/lib/platform/time";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";

const WORKS_FOR = durationInWords(PASSWORD_RESET_TIMEOUT_SECONDS);

export const passwordResetLetter = ({ email, firstName }: Recipient, resetUrl: string): Letter => ({
  to: email,
  subject: "Set a new password",
  preheader: `The link works once, and for ${WORKS_FOR}.`,
  title: "Set a new password",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    `Someone, probably you, asked for a new password for this account. Open the link and choose one. It works once, and for ${WORKS_FOR}.`,
  ],
  button: { label: "Choose a new password", url: resetUrl },
  closing: "If it was not you, ignore this mail: your password stays as it is.",
});

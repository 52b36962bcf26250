import { durationInWords } from "@/lib/platform/time";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";

const WORKS_FOR = durationInWords(VERIFICATION_TIMEOUT_SECONDS);

/** Holds no name, like the next: a stranger may have typed it. */
export const verificationLetter = ({ email }: Pick<Recipient, "email">, verifyUrl: string): Letter => ({
  to: email,
  subject: "Verify your e-mail address",
  preheader: `One click, and you can take part in the drop. The link works for ${WORKS_FOR}.`,
  title: "One click to go",
  greeting: "Hello,",
  paragraphs: [
    `Open the link and press the button behind it: that verifies this address, and you can take part in the drop. The link works for ${WORKS_FOR}.`,
  ],
  button: { label: "Verify my address", url: verifyUrl },
  closing: "If you did not sign up at QuantaSneaks, ignore this mail: nothing happens without the button.",
});

export const addressKnownLetter = ({ email }: Pick<Recipient, "email">, signInUrl: string): Letter => ({
  to: email,
  subject: "You already have an account",
  preheader: "Somebody tried to sign up with this address. Nothing was changed.",
  title: "You are already with us",
  greeting: "Hello,",
  paragraphs: [
    "Someone, probably you, tried to sign up with this address. It already belongs to an account, so nothing was changed.",
  ],
  button: { label: "Sign in", url: signInUrl },
  closing: "Forgotten your password? The sign-in page helps. If it was not you, ignore this mail.",
});

export const welcomeLetter = ({ email, firstName }: Recipient, siteUrl: string): Letter => ({
  to: email,
  subject: "Welcome to QuantaSneaks",
  preheader: "Your address is verified. You can take part in the drop.",
  title: "You are in",
  greeting: `Welcome ${firstName},`,
  paragraphs: [
    "Your address is verified, and you can take part in the drop.",
    "One pair each, every pair numbered, and a person looks at every order before it ships.",
  ],
  button: { label: "See the drop", url: siteUrl },
});

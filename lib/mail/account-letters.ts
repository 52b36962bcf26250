import type { Letter } from "@/lib/mail/schema";

interface Recipient {
  readonly email: string;
  readonly firstName: string;
}

export const verificationLetter = ({ email, firstName }: Recipient, verifyUrl: string): Letter => ({
  to: email,
  subject: "Verify your e-mail address",
  preheader: "One click, and you can take part in the drop. The link works for 48 hours.",
  title: "One click to go",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    "Open the link and press the button behind it: that verifies this address, and you can take part in the drop. The link works for 48 hours.",
  ],
  button: { label: "Verify my address", url: verifyUrl },
  closing: "If you did not sign up at QuantaSneaks, ignore this mail: nothing happens without the button.",
});

/** Holds no name: a stranger may have typed it. */
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

export const passwordResetLetter = ({ email, firstName }: Recipient, resetUrl: string): Letter => ({
  to: email,
  subject: "Set a new password",
  preheader: "The link works once, and for one hour.",
  title: "Set a new password",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    "Someone, probably you, asked for a new password for this account. Open the link and choose one. It works once, and for one hour.",
  ],
  button: { label: "Choose a new password", url: resetUrl },
  closing: "If it was not you, ignore this mail: your password stays as it is.",
});

export const passwordChangedLetter = ({ email, firstName }: Recipient, changedAt: Date, forgotUrl: string): Letter => ({
  to: email,
  subject: "Your password was changed",
  preheader: "If it was you, there is nothing to do.",
  title: "Your password was changed",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    `The password of your account was changed on ${inWords(changedAt)}. Wherever else you were signed in, you are signed out now.`,
    "If it was you, there is nothing to do. If not, set a new password at once: that locks the other person out.",
  ],
  button: { label: "It was not me", url: forgotUrl },
});

const inWords = (moment: Date): string =>
  `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;

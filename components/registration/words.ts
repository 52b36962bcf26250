import type { RegistrationStatus } from "@/lib/account/registration/schema";

interface Words {
  readonly title: string;
  readonly text: string;
}

export const registrationWords: Record<RegistrationStatus, Words> = {
  pending: { title: "One moment", text: "We are setting up your account and writing your mail." },
  awaiting_verification: {
    title: "Open your inbox",
    text: "We sent you a link. Press the button behind it, here or with your password on any device: this page notices by itself.",
  },
  verified: { title: "You are in", text: "Your address is verified. Sign in and pick your size." },
  expired: {
    title: "This link has run out",
    text: "Nobody pressed it in time, or a newer sign-up with this address took its place. Open the latest mail, or sign up once more; it takes a minute.",
  },
  failed: {
    title: "We could not finish this",
    text: "Your account could not be set up. Nothing was kept; please sign up again.",
  },
};

/** As above; one who is signed in already is not told to. */
export const wordsFor = (status: RegistrationStatus, signedIn: boolean): Words =>
  signedIn && status === "verified"
    ? { ...registrationWords.verified, text: "Your address is verified, and you are signed in." }
    : registrationWords[status];

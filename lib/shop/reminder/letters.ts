import type { Letter } from "@/lib/platform/mail/schema";

interface Links {
  /** A page with a button. */
  readonly url: string;
  /** Takes the one click of an inbox (RFC 8058). */
  readonly unsubscribeUrl: string;
}

/** Holds no name: a stranger may have typed the address. */
export const confirmReminderLetter = (email: string, dropName: string, confirmUrl: string): Letter => ({
  to: email,
  subject: `Tell you when ${dropName} opens?`,
  preheader: "One press of a button, then one mail, and nothing else.",
  title: "One click to go",
  greeting: "Hello,",
  paragraphs: [
    `Someone, probably you, asked to be told when ${dropName} opens. Open the link and press the button behind it: then we write once, when it opens.`,
  ],
  button: { label: "Yes, tell me", url: confirmUrl },
  closing: "If it was not you, ignore this mail: without the button there is no other one.",
});

/** The one mail that was asked for. */
export const dropOpenLetter = (email: string, dropName: string, { url, unsubscribeUrl }: Links): Letter => ({
  to: email,
  subject: `${dropName} is open`,
  preheader: "You asked us to tell you. One pair each, as long as there are any.",
  title: `${dropName} is open`,
  greeting: "Hello,",
  paragraphs: [
    "You asked us to tell you: the drop is open now. One pair each, every pair numbered, as long as there are any.",
    "This was the one mail that you asked for. Your address is deleted from this list with it.",
  ],
  button: { label: "See the drop", url },
  unsubscribeUrl,
});

/** The same for a drop that is drawn: who comes at once gains nothing. */
export const drawOpenLetter = (email: string, dropName: string, links: Links): Letter => ({
  ...dropOpenLetter(email, dropName, links),
  subject: `${dropName} takes entries`,
  preheader: "You asked us to tell you. It is drawn: being fast gains nothing.",
  title: `${dropName} takes entries`,
  paragraphs: [
    "You asked us to tell you: the draw takes entries now. When you enter plays no part: chance decides after the entries have closed.",
    "This was the one mail that you asked for. Your address is deleted from this list with it.",
  ],
});

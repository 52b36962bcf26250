import { counted, plural } from "@/lib/platform/text/count";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { exclusionWords } from "@/lib/shop/entry/exclusions";
import { receiptOf } from "@/lib/shop/entry/rules";
import type { Entry, Undrawn } from "@/lib/shop/entry/schema";

/** What a letter about an entry names. */
export interface AboutEntry {
  readonly entry: Entry;
  readonly dropName: string;
  /** The entry's page. */
  readonly url: string;
  /** Where the draw is checked. */
  readonly drawUrl: string;
}

/** In one line, so that a mail of years ago still is a file that can be checked. */
const receiptDetails = ({ entry, drawUrl }: AboutEntry) => [
  ["Your receipt", JSON.stringify(receiptOf(entry))] as const,
  ["The draw", drawUrl] as const,
];

const aboutEntry = ({ email, firstName }: Recipient, about: AboutEntry) => ({
  to: email,
  greeting: `Hello ${firstName},`,
  button: { label: "Your entry", url: about.url },
  details: receiptDetails(about),
});

const HOW_TO_CHECK =
  "You need not take our word for it. Save the line of your receipt as a file named receipt.json, open the page of the draw, and follow its three steps: they show on your own machine that your entry was in the draw, and at which rank.";

/** Said to those alone who have more than one. */
const ticketDetails = ({ entry: { tickets = 1 } }: AboutEntry) =>
  tickets > 1 ? [["Your tickets", `${tickets}: you lost an earlier draw`] as const] : [];

/** What was entered, and the receipt with which its entrant finds it in the public record. */
export const receiptLetter = (to: Recipient, about: AboutEntry): Letter => ({
  ...aboutEntry(to, about),
  subject: `You are in the draw for ${about.dropName}`,
  preheader: "Your receipt: keep it to check the draw.",
  title: "You are in the draw",
  paragraphs: [
    `You have entered the draw for ${about.dropName}. When you entered plays no part: chance decides once the entries are closed. There is nothing more to do, and a mail tells you what came of it.`,
    "Below is your receipt. With it you can check, without trusting us, that your entry was in the draw and at which rank: save its line as a file named receipt.json.",
  ],
  details: [
    ["Sizes, first choice first", about.entry.sizes.map((size) => `EU ${size}`).join(", ")],
    ...ticketDetails(about),
    ...receiptDetails(about),
  ],
  closing: "On the page of your entry you can change or withdraw it as long as entries are taken. Your receipt stays.",
});

const before = (people: number): string =>
  people === 0
    ? "You are next for one of your sizes."
    : `At most ${counted(people, "person", "people")} who ${plural(people, "wants", "want")} one of your sizes ${plural(people, "is", "are")} before you.`;

/** No pair at the draw, and a place in line. @param ahead how many are before it, at most */
export const inLineLetter = (to: Recipient, about: AboutEntry, ahead: number): Letter => ({
  ...aboutEntry(to, about),
  subject: `The draw for ${about.dropName}: you are in line`,
  preheader: "No pair at your rank. One that is not paid for goes down the line.",
  title: "No pair yet: you are in line",
  paragraphs: [
    `The draw for ${about.dropName} is made, and no pair was left at your rank, ${about.entry.rank}. A pair that is not paid for goes down the line, best rank first. ${before(ahead)}`,
    "There is nothing to do. If a pair comes to you, we write to you, and you have the full time to pay for it. If none does, this is the last mail about this draw.",
    HOW_TO_CHECK,
  ],
});

const withoutDraw = (preheader: string, ...paragraphs: string[]) => ({ preheader, paragraphs });

const UNCHARGED = "You have no order, and nothing is charged.";

/** What is said where chance did not decide. */
const undrawn = {
  closed: withoutDraw(
    "Our team closed the drop before its draw.",
    `Our team closed the drop before its draw: no pair was drawn for anyone. ${UNCHARGED}`,
  ),
  ended: withoutDraw(
    "The draw could not be made in time.",
    `The draw could not be made before the drop ended: something that it needs, such as the public random number, was not there in time. No pair was drawn for anyone, and none will be. ${UNCHARGED}`,
    "This was nothing that you did. We are sorry.",
  ),
  stopped: withoutDraw(
    "Our team closed the drop: no order was begun for you.",
    `Our team closed the drop before an order was begun for you, and a closed drop sells no more pairs, whatever the rank. ${UNCHARGED}`,
    "The draw is published all the same, with the rank that chance gave to each entry.",
    HOW_TO_CHECK,
  ),
} as const satisfies Record<Undrawn, Pick<Letter, "preheader" | "paragraphs">>;

const lost = (dropName: string) => ({
  preheader: "Your rank, and how to check it.",
  paragraphs: [`The draw for ${dropName} is made, and no pair came to your entry.`, HOW_TO_CHECK],
});

/** No pair by chance, or because the drop ended. */
export const notDrawnLetter = (to: Recipient, about: AboutEntry): Letter => ({
  ...aboutEntry(to, about),
  subject: `The draw for ${about.dropName}: no pair this time`,
  title: "No pair this time",
  ...(about.entry.undrawn ? undrawn[about.entry.undrawn] : lost(about.dropName)),
});

/** Which rule left it out, and how to contest it. */
export const excludedLetter = (to: Recipient, about: AboutEntry): Letter => ({
  ...aboutEntry(to, about),
  subject: `The draw for ${about.dropName}: your entry was excluded`,
  preheader: "Why, and what you can do.",
  title: "Your entry was excluded",
  paragraphs: [
    `One of the rules that were published with ${about.dropName} left your entry out, before anything was drawn. ${exclusionWords(about.entry.reason)}`,
    "If we are wrong, answer this mail: a person looks at your entry and writes back.",
    "The page of the draw holds the rules, and counts how many entries each of them left out. Your receipt shows that yours was on the list.",
  ],
});

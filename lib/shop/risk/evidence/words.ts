import { counted, plural } from "@/lib/platform/text/count";
import { briefly } from "@/lib/shop/risk/evidence/numbers";
import { MOST_COUNTED } from "@/lib/shop/risk/evidence/evidence";
import type { FeatureName } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

type Words = (value: number, all: EvidenceVector) => string;

const flag =
  (yes: string, no: string): Words =>
  (value) =>
    value === 0 ? no : yes;
/** Counts that end at a number are that or more. */
const orders = (count: number) =>
  count >= MOST_COUNTED ? `${MOST_COUNTED} or more other orders` : counted(count, "other order");
/** Of other accounts that share something: none, or so many. */
const sharing =
  (how: (value: number) => string): Words =>
  (value) =>
    `${value === 0 ? "No other order" : orders(value)} ${how(value)}.`;
const share = (value: number) => `${Math.round(value * 100)} %`;

/** What a known feature says, in a reviewer's words, with its number. */
const WORDS: Readonly<Record<FeatureName, Words>> = {
  accountAgeSeconds: (value) => `The account was verified ${briefly(value)} before the order.`,
  verificationSeconds: (value) => `The mail address was verified ${briefly(value)} after the sign-up.`,
  disposableDomain: flag(
    "The mail address is of a throw-away service.",
    "The mail address is of no throw-away service.",
  ),
  aliasedMailbox: flag(
    "The mail address is an alias: one mailbox can have thousands.",
    "The mail address is no alias that we know of.",
  ),
  mailboxDigits: (value) => `The mail address has ${counted(value, "digit")}.`,
  mailboxOddness: (value) => `The mail address looks drawn by lot to ${share(value)}.`,
  mailboxNameMatch: (value) => `The mail address holds ${share(value)} of the account's name.`,
  nameOddness: (value) => `The account's name looks made up to ${share(value)}.`,
  recipientMatch: (value) => `The recipient's name matches the account's to ${share(value)}.`,
  addressOddness: (value) => `The address looks jigged to ${share(value)}: letters put in, doubled, or glued.`,
  mailboxOrders: sharing(() => "came from the same mailbox"),
  addressOrders: (value, { addressSpellings = 1 }) =>
    value === 0
      ? "No other order goes to this door."
      : `${counted(value, "other account")} ${plural(value, "sends", "send")} to this door, in ${counted(addressSpellings, "spelling")}.`,
  addressSpellings: (value) => `This door is written in ${counted(value, "way")}.`,
  addressNames: (value) => `${counted(value, "family name")} at this door.`,
  phoneOrders: sharing((value) => `${value > 1 ? "have" : "has"} the same telephone number`),
  cardOrders: sharing((value) => `${value > 1 ? "were" : "was"} paid with the same card`),
  networkOrders: sharing(() => "came from the same network"),
  subnetOrders: sharing(() => "came from the neighbourhood of this network"),
  deviceOrders: sharing(() => "came from the same neighbourhood and the same browser"),
  mailFormOrders: sharing(
    (value) => `${value > 1 ? "have" : "has"} a mail address of the same form, at the same rare domain`,
  ),
  clusterSize: (value) =>
    value <= 1
      ? "No mailbox, door, telephone or card in common with another account."
      : `${counted(value, "order")} hang together by mailbox, door, telephone or card.`,
  sharedKinds: (value) =>
    value === 0
      ? "Nothing in common with another order."
      : `One other order shares ${counted(value, "kind")} of things.`,
  subnetOrders1m: sharing(() => "came from the neighbourhood within a minute"),
  subnetOrders10m: sharing(() => "came from the neighbourhood within 10 minutes"),
  subnetOrders60m: sharing(() => "came from the neighbourhood within an hour"),
  addressOrders10m: sharing(() => "went to the same door within 10 minutes"),
  subnetSignups10m: (value) =>
    `${counted(value, "account")} of the neighbourhood ${plural(value, "was", "were")} verified within 10 minutes of this one.`,
  clusterSignups60m: (value) =>
    `${counted(value, "account")} that share mailbox, door, telephone or card ${plural(value, "was", "were")} verified within an hour of this one.`,
  secondsSinceOpening: (value) => `Ordered ${briefly(value)} after the drop opened.`,
  pageSeconds: (value) => `The page was open for ${briefly(value)} before the order.`,
  gestures: (value) => `The page saw ${counted(value, "movement")}, keys and touches included.`,
  pastes: (value) => `${counted(value, "field")} pasted.`,
  autofilled: flag("The browser filled the form in.", "The form was not filled in by the browser."),
  contradictions: (value) =>
    value === 0
      ? "Request and page do not contradict each other."
      : `${counted(value, "contradiction")} between what request and page say.`,
  foreignTimeZone: flag(
    "The time zone is of another country than the address.",
    "The time zone is of the address's country.",
  ),
  hosting: flag("The network belongs to a data centre.", "The network belongs to no data centre."),
  notABrowser: flag("The order did not come from a web browser.", "The order came from a web browser."),
  missingHeaders: (value) => `${share(value)} of what such a browser sends is missing.`,
  foreignCard: flag("The card is of another country than the address.", "The card is of the address's country."),
  prepaidCard: flag("The card is prepaid.", "The card is not prepaid."),
  declines: (value) => (value === 0 ? "No card was declined." : `${counted(value, "card")} declined before one paid.`),
  failedAddressCheck: flag(
    "The card's issuer says that the address is wrong.",
    "The card's issuer finds nothing wrong with the address.",
  ),
  failedCodeCheck: flag(
    "The card's issuer says that the security code is wrong.",
    "The card's issuer finds the security code right.",
  ),
  endedOrders: (value) =>
    value === 0
      ? "No earlier order of this shopper in this drop."
      : `${counted(value, "earlier order")} of this shopper ended without a shipment.`,
};

/** What a feature is about, for where it is not known. */
const SUBJECTS: Readonly<Partial<Record<FeatureName, string>>> = {
  pageSeconds: "how long the page was open",
  gestures: "what was moved and typed on the page",
  pastes: "whether something was pasted",
  autofilled: "whether the browser filled the form in",
  foreignTimeZone: "the time zone",
  hosting: "whose the network is",
  missingHeaders: "what such a browser sends",
  cardOrders: "the card",
  foreignCard: "the country of the card",
  prepaidCard: "the kind of card",
  phoneOrders: "a telephone number",
};

/** A sentence for what a feature says of an order; also where it is not known. */
export function wordsFor(feature: FeatureName, evidence: EvidenceVector): string {
  const value = evidence[feature];
  if (value !== undefined) return WORDS[feature](value, evidence);
  const subject = SUBJECTS[feature] ?? `"${feature.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}"`;
  return `Not known: ${subject}.`;
}

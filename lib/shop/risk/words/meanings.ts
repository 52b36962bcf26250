import type { FeatureName } from "@/lib/shop/risk/evidence/features";

/** How a value is read. `flag`: 1 where it is so. `share`: 0 to 1. */
type Unit = "count" | "seconds" | "share" | "flag";

/** What a feature is, to a model that has never seen an order, and the words that a sentence about it may use. */
export interface Meaning {
  readonly text: string;
  readonly unit: Unit;
  readonly terms: readonly string[];
}

const meaning =
  (unit: Unit) =>
  (text: string, terms = ""): Meaning => ({ text, unit, terms: terms.split(" ").filter(Boolean) });
const count = meaning("count");
const seconds = meaning("seconds");
const share = meaning("share");
const flag = meaning("flag");

const NETWORK = "network networks subnet neighbourhood neighborhood nearby connection IP";
const MAIL = "mail email e-mail mailbox mailboxes address";
const DOOR = "door delivery shipping address addresses place";

/** No negation in a text: a sentence is judged by its own. */
export const MEANINGS: Readonly<Record<FeatureName, Meaning>> = {
  accountAgeSeconds: seconds("time from the verification of the account to the order", "verified age ago"),
  verificationSeconds: seconds("time from sign-up to the verification of the account", "signed signing verified"),
  disposableDomain: flag(
    "mail address of a service for throw-away addresses",
    `${MAIL} disposable temporary throwaway`,
  ),
  aliasedMailbox: flag("alias or dotted form of a mail address", `${MAIL} aliased plus dot dots`),
  mailboxDigits: count("digits in the mail address", MAIL),
  mailboxOddness: share("how random the mail address reads", `${MAIL} randomness letters`),
  mailboxNameMatch: share(
    "part of the account's name that is found in the mail address",
    `${MAIL} match matches names`,
  ),
  nameOddness: share("how random the account's name reads", "randomness letters names"),
  recipientMatch: share("likeness of the account's name and the recipient's name", "alike match matches similar names"),
  addressOddness: share("how jigged the delivery address looks", `${DOOR} altered jigging`),

  mailboxOrders: count("orders of other accounts on the same mailbox", MAIL),
  addressOrders: count("orders of other accounts to the same door", DOOR),
  addressSpellings: count("spellings of the same door among its orders", `${DOOR} spelled spelling ways written`),
  addressNames: count("family names at the same door, this order's included", `${DOOR} surnames`),
  phoneOrders: count("orders of other accounts with the same telephone", "phone number telephones"),
  cardOrders: count("orders of other accounts paid with the same card", "cards payment pay"),
  networkOrders: count("orders of other accounts from the same network address", `${NETWORK} subscriber line`),
  subnetOrders: count("orders of other accounts from the same neighbourhood of the network", NETWORK),
  deviceOrders: count(
    "orders of other accounts from the same network and browser",
    `${NETWORK} device devices machine`,
  ),
  mailFormOrders: count("orders of other accounts with mail addresses formed alike", `${MAIL} pattern similar form`),
  clusterSize: count(
    "orders linked by mailbox, door, telephone or card, this one included",
    "cluster group ring phone",
  ),
  sharedKinds: count("kinds of things that another order shares with this one", "shared linked things kind"),

  subnetOrders1m: count("orders from the same neighbourhood of the network within 1 minute", `${NETWORK} last`),
  subnetOrders10m: count("orders from the same neighbourhood of the network within 10 minutes", `${NETWORK} last`),
  subnetOrders60m: count("orders from the same neighbourhood of the network within 60 minutes", `${NETWORK} last`),
  addressOrders10m: count("orders to the same door within 10 minutes", `${DOOR} last`),
  subnetSignups10m: count(
    "accounts of the same neighbourhood of the network that were verified within 10 minutes of this one",
    `${NETWORK} sign-ups signups`,
  ),
  clusterSignups60m: count(
    "linked accounts that were verified within 60 minutes of this one",
    "cluster group ring sign-ups signups",
  ),

  secondsSinceOpening: seconds("time from the opening of the drop to the order", "opened after"),
  pageSeconds: seconds("time from the opening of the page to the order", "opened open spent"),
  gestures: count("pointer moves, key presses and touches on the page", "keyboard gestures mouse"),
  pastes: count("pastes into the form", "pasted paste"),
  autofilled: flag("form filled in by the browser itself", "autofill autofilled automatically"),
  contradictions: count("statements of browser and page that contradict each other", "contradictions contradiction"),
  foreignTimeZone: flag("time zone of another country than the address", "differs different"),

  hosting: flag("network address of a data centre", `${NETWORK} hosting datacentre center server`),
  notABrowser: flag("request of a program instead of a browser", "software script client"),
  missingHeaders: share("part of a browser's headers that is missing from the request", "header lacking"),

  foreignCard: flag("card of another country than the address", "foreign issued differs different payment"),
  prepaidCard: flag("prepaid card", "payment paid"),
  declines: count("cards that were declined before another card paid", "card payment declines decline"),
  failedAddressCheck: flag("billing address that the issuer of the card calls wrong", "failed check"),
  failedCodeCheck: flag("security code that the issuer of the card calls wrong", "failed check"),

  endedOrders: count("earlier orders of this shopper in this drop that ended", "ended cancelled expired"),
};

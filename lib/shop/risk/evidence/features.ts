/** What a rising value says, all else equal: -1 speaks for a person, +1 for a bot, 0 may be either. The model is held to it. */
export type Direction = -1 | 0 | 1;
export type EvidenceGroup = "identity" | "linkage" | "velocity" | "behaviour" | "network" | "payment" | "history";

export interface Feature {
  readonly group: EvidenceGroup;
  readonly direction: Direction;
}

const feature = (group: EvidenceGroup, direction: Direction): Feature => ({ group, direction });

/**
 * The evidence of an order: numbers, each with a meaning that does not change under its name. Flags are 0 and 1, shares 0 to 1.
 * What is not known is absent, never 0: absence has a weight of its own. Counts leave the order itself out, and its own
 * shopper's other orders too, unless said otherwise.
 */
export const FEATURES = {
  /** Verification to order. */
  accountAgeSeconds: feature("identity", -1),
  /** Sign-up to verification. */
  verificationSeconds: feature("identity", 0),
  /** Its mail service is one that throws addresses away. */
  disposableDomain: feature("identity", 1),
  /** The address is a +alias, or a dotted form where dots make no mailbox. */
  aliasedMailbox: feature("identity", 1),
  /** Digits in the part before the @. */
  mailboxDigits: feature("identity", 1),
  /** How little the part before the @ reads like words: 0 as a name does, 1 as drawn by lot. */
  mailboxOddness: feature("identity", 1),
  /** How much of the account's name is in the address of its mailbox. */
  mailboxNameMatch: feature("identity", -1),
  /** How little the name reads like one. */
  nameOddness: feature("identity", 1),
  /** How alike the account's name and the recipient's are. */
  recipientMatch: feature("identity", -1),
  /** Marks of a jigged address: letters or units put in, words doubled, spelling broken. */
  addressOddness: feature("identity", 1),

  /** Other accounts' orders on the same mailbox. */
  mailboxOrders: feature("linkage", 1),
  /** Other accounts' orders to the same door, however it is spelled. */
  addressOrders: feature("linkage", 1),
  /** Spellings of the door among them. */
  addressSpellings: feature("linkage", 1),
  /** Family names at the door, this order's included. A household has one or two. */
  addressNames: feature("linkage", 1),
  /** Other accounts' orders with the same telephone. */
  phoneOrders: feature("linkage", 1),
  /** Other accounts' orders paid with the same card. Absent before the payment. */
  cardOrders: feature("linkage", 1),
  /** Other accounts' orders of the same subscriber: IPv4 address, or /64 of IPv6. Few are a home, many a ring or a carrier. */
  networkOrders: feature("linkage", 0),
  /** Other accounts' orders of the neighbourhood: /24 of IPv4, /48 of IPv6. */
  subnetOrders: feature("linkage", 1),
  /** Other accounts' orders of the same neighbourhood and browser. */
  deviceOrders: feature("linkage", 1),
  /** Other accounts' orders whose mail addresses are formed alike, at a domain few have. */
  mailFormOrders: feature("linkage", 1),
  /** Orders that share mailbox, door, telephone or card with this one, itself included. */
  clusterSize: feature("linkage", 1),
  /** The most that any one other order shares with it: kinds of things. A ring shares what it must, a household everything. */
  sharedKinds: feature("linkage", 0),

  /** Orders of the same neighbourhood within 1, 10 and 60 minutes of this one, before or after. */
  subnetOrders1m: feature("velocity", 1),
  subnetOrders10m: feature("velocity", 1),
  subnetOrders60m: feature("velocity", 1),
  /** Orders to the same door within 10 minutes of this one. */
  addressOrders10m: feature("velocity", 1),
  /** Accounts of the neighbourhood verified within 10 minutes of this one. */
  subnetSignups10m: feature("velocity", 1),
  /** Accounts of the cluster verified within 60 minutes of this one. */
  clusterSignups60m: feature("velocity", 1),

  /** Opening of the drop to the order. */
  secondsSinceOpening: feature("behaviour", -1),
  /** The page's opening to the order, by the page's word. */
  pageSeconds: feature("behaviour", -1),
  /** Pointer moves, key presses and touches. */
  gestures: feature("behaviour", -1),
  /** What was pasted. */
  pastes: feature("behaviour", 0),
  /** The browser filled the form in. */
  autofilled: feature("behaviour", 0),
  /** Things that the request and the page say of themselves which cannot be true together. */
  contradictions: feature("behaviour", 1),
  /** The time zone belongs to another country than the address. */
  foreignTimeZone: feature("behaviour", 1),

  /** The address belongs to a data centre. */
  hosting: feature("network", 1),
  /** By its own word it is no browser that people use. */
  notABrowser: feature("network", 1),
  /** Headers that such a browser sends and that are missing, 0 to 1. */
  missingHeaders: feature("network", 1),

  /** The card is of another country than the address. */
  foreignCard: feature("payment", 1),
  /** The card is prepaid. */
  prepaidCard: feature("payment", 1),
  /** Cards that were declined before one paid. */
  declines: feature("payment", 1),
  /** The issuer says that postcode or line of the billing address are wrong. */
  failedAddressCheck: feature("payment", 1),
  /** The issuer says that the code on the card is wrong. */
  failedCodeCheck: feature("payment", 1),

  /** Orders of this shopper in this drop that ended before. People try again, too. */
  endedOrders: feature("history", 0),
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

import type { OrderId } from "@/lib/platform/ids";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

/** What an order tells the others that share something with it: digests, cut short, and times. No text of a person. */
export interface LinkEntry {
  readonly orderId: OrderId;
  /** The shopper, by customer id. */
  readonly account: string;
  /** When it was placed, Unix seconds. */
  readonly at: number;
  /** When its account was verified, Unix seconds. */
  readonly verifiedAt: number;
  readonly network: string;
  readonly browser: string;
  readonly mailbox: string;
  readonly place: string;
  /** The street, as `OrderFingerprint.street`. */
  readonly street: string;
  readonly spelling: string;
  readonly familyName: string;
  readonly phone: string;
}

/** What an entry is made of. Times are ISO 8601. */
export interface LinkedSubject {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly orderedAt: string;
  readonly verifiedAt: string;
  readonly fingerprint: OrderFingerprint;
}

/** 50 bits: enough within one item. */
const SHORT = 10;
const short = (digest = ""): string => digest.slice(0, SHORT);
const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

/** The part of an entry that an order's fingerprint holds. */
export const digestsOf = (fingerprint: OrderFingerprint) => ({
  network: short(fingerprint.network),
  browser: short(fingerprint.browser),
  mailbox: short(fingerprint.mailbox),
  place: short(fingerprint.place),
  street: fingerprint.street ?? "",
  spelling: short(fingerprint.spelling),
  familyName: short(fingerprint.familyName),
  phone: short(fingerprint.phone),
});

/** What the order is listed as, wherever it is listed. The same order gives the same entry, unless its address changes. */
export const entryOf = ({ orderId, customerId, orderedAt, verifiedAt, fingerprint }: LinkedSubject): LinkEntry => ({
  orderId,
  account: customerId,
  at: seconds(orderedAt),
  verifiedAt: seconds(verifiedAt),
  ...digestsOf(fingerprint),
});

/** As it is stored: a hundred bytes and a few, for an item holds many. */
export const writeEntry = (entry: LinkEntry): string =>
  [
    entry.orderId,
    entry.account,
    entry.at,
    entry.verifiedAt,
    entry.network,
    entry.browser,
    entry.mailbox,
    entry.place,
    entry.street,
    entry.spelling,
    entry.familyName,
    entry.phone,
  ].join("|");

export function readEntry(text: string): LinkEntry {
  const parts = text.split("|");
  const [orderId = "", account = "", at = "", verifiedAt = "", network = "", browser = ""] = parts;
  const [mailbox = "", place = "", street = "", spelling = "", familyName = "", phone = ""] = parts.slice(6);
  const times = { at: Number(at), verifiedAt: Number(verifiedAt) };
  const digests = { network, browser, mailbox, place, street, spelling, familyName, phone };
  return { orderId: orderId as OrderId, account, ...times, ...digests };
}

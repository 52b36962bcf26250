import type { Link } from "@/lib/shop/risk/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { LinkedSubject } from "@/lib/shop/risk/links/entry";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { isStrong, neighboursOf, type Listed, type Neighbour } from "@/lib/shop/risk/links/neighbours";

/** What an order's evidence starts from, beside its neighbours. Times are ISO 8601. */
export interface EvidenceSubject extends LinkedSubject {
  readonly signedUpAt: string;
  readonly dropOpensAt: string;
  readonly priorEndedOrders: number;
  /** What is known of the payment; absent before it. */
  readonly payment?: EvidenceVector | undefined;
}

const secondsBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

const MINUTE = 60;
/** Counts end here: more of the same says nothing new, and so the first of a ring is told by the same numbers as its last. */
export const MOST_COUNTED = 32;
const howMany = (found: readonly unknown[]): number => Math.min(MOST_COUNTED, found.length);

function ownTimes({ signedUpAt, verifiedAt, orderedAt, dropOpensAt }: EvidenceSubject): EvidenceVector {
  return {
    accountAgeSeconds: secondsBetween(verifiedAt, orderedAt),
    verificationSeconds: secondsBetween(signedUpAt, verifiedAt),
    secondsSinceOpening: secondsBetween(dropOpensAt, orderedAt),
  };
}

/** Whether it was placed within so many minutes of this one, before or after. */
const placedWithin =
  (minutes: number, mine: LinkEntry) =>
  ({ entry }: Neighbour) =>
    Math.abs(entry.at - mine.at) <= minutes * MINUTE;
const verifiedWithin =
  (minutes: number, mine: LinkEntry) =>
  ({ entry }: Neighbour) =>
    Math.abs(entry.verifiedAt - mine.verifiedAt) <= minutes * MINUTE;

const differing = (entries: readonly LinkEntry[], part: "spelling" | "familyName"): number =>
  howMany([...new Set(entries.map((entry) => entry[part]).filter(Boolean))]);

/** Counts of what is listed under keys that the order has; what it has no key of is absent. */
function linkage(mine: LinkEntry, neighbours: readonly Neighbour[], kinds: ReadonlySet<string>): EvidenceVector {
  const tied = (link: Link) => neighbours.filter(({ links }) => links.has(link));
  const entriesAt = (link: Link) => [mine, ...tied(link).map(({ entry }) => entry)];
  return {
    ...(kinds.has("mail") && { mailboxOrders: howMany(tied("mailbox")), mailFormOrders: howMany(tied("mailForm")) }),
    ...(kinds.has("place") && {
      addressOrders: howMany(tied("door")),
      addressSpellings: differing(entriesAt("door"), "spelling"),
      addressNames: differing(entriesAt("door"), "familyName"),
      addressOrders10m: howMany(tied("door").filter(placedWithin(10, mine))),
    }),
    ...(kinds.has("phone") && { phoneOrders: howMany(tied("phone")) }),
    ...(kinds.has("card") && { cardOrders: howMany(tied("card")) }),
    ...(kinds.has("subnet") && {
      networkOrders: howMany(tied("network")),
      deviceOrders: howMany(tied("device")),
      subnetOrders: howMany(tied("subnet")),
      subnetOrders1m: howMany(tied("subnet").filter(placedWithin(1, mine))),
      subnetOrders10m: howMany(tied("subnet").filter(placedWithin(10, mine))),
      subnetOrders60m: howMany(tied("subnet").filter(placedWithin(60, mine))),
      subnetSignups10m: howMany(tied("subnet").filter(verifiedWithin(10, mine))),
    }),
  };
}

function cluster(mine: LinkEntry, neighbours: readonly Neighbour[]): EvidenceVector {
  const members = neighbours.filter(isStrong);
  return {
    clusterSize: howMany(members) + 1,
    sharedKinds: Math.max(0, ...neighbours.map(({ links }) => links.size)),
    clusterSignups60m: howMany(members.filter(verifiedWithin(60, mine))),
  };
}

/** All that is known of an order, as numbers: the same whoever asks, and in which order. Pure. */
export function evidenceOf(subject: EvidenceSubject, listed: readonly Listed[]): EvidenceVector {
  const mine = entryOf(subject);
  const neighbours = neighboursOf(mine, listed);
  return {
    ...subject.fingerprint.traits,
    ...ownTimes(subject),
    ...linkage(mine, neighbours, new Set(listed.map(({ kind }) => kind))),
    ...cluster(mine, neighbours),
    ...subject.payment,
    endedOrders: subject.priorEndedOrders,
  };
}

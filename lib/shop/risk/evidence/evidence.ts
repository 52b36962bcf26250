import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { LinkedSubject } from "@/lib/shop/risk/links/entry";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { isStrong, neighboursOf, type Listed, type Neighbour, type Tie } from "@/lib/shop/risk/links/neighbours";

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
  new Set(entries.map((entry) => entry[part]).filter(Boolean)).size;

/** Counts of what is listed under keys that the order has; what it has no key of is absent. */
function linkage(mine: LinkEntry, neighbours: readonly Neighbour[], kinds: ReadonlySet<string>): EvidenceVector {
  const tied = (tie: Tie) => neighbours.filter(({ ties }) => ties.has(tie));
  const entriesAt = (tie: Tie) => [mine, ...tied(tie).map(({ entry }) => entry)];
  return {
    ...(kinds.has("mail") && { mailboxOrders: tied("mailbox").length, mailFormOrders: tied("mailForm").length }),
    ...(kinds.has("place") && {
      addressOrders: tied("door").length,
      addressSpellings: differing(entriesAt("door"), "spelling"),
      addressNames: differing(entriesAt("door"), "familyName"),
      addressOrders10m: tied("door").filter(placedWithin(10, mine)).length,
    }),
    ...(kinds.has("phone") && { phoneOrders: tied("phone").length }),
    ...(kinds.has("card") && { cardOrders: tied("card").length }),
    ...(kinds.has("subnet") && {
      networkOrders: tied("network").length,
      deviceOrders: tied("device").length,
      subnetOrders: tied("subnet").length,
      subnetOrders1m: tied("subnet").filter(placedWithin(1, mine)).length,
      subnetOrders10m: tied("subnet").filter(placedWithin(10, mine)).length,
      subnetOrders60m: tied("subnet").filter(placedWithin(60, mine)).length,
      subnetSignups10m: tied("subnet").filter(verifiedWithin(10, mine)).length,
    }),
  };
}

function cluster(mine: LinkEntry, neighbours: readonly Neighbour[]): EvidenceVector {
  const members = neighbours.filter(isStrong);
  return {
    clusterSize: members.length + 1,
    sharedKinds: Math.max(0, ...neighbours.map(({ ties }) => ties.size)),
    clusterSignups60m: members.filter(verifiedWithin(60, mine)).length,
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

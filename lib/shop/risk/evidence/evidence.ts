import type { Link } from "@/lib/shop/risk/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { LinkedSubject } from "@/lib/shop/risk/links/entry";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKind } from "@/lib/shop/risk/links/keys";
import { isStrong, neighboursOf, type Listed, type Neighbour } from "@/lib/shop/risk/links/neighbours";

/** What an order's evidence starts from, beside its neighbours. Times are ISO 8601. */
export interface EvidenceSubject extends LinkedSubject {
  readonly signedUpAt: string;
  /** Absent in a draw, where being early gives nothing, and where few of those who take part ever pay. */
  readonly dropOpensAt?: string | undefined;
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
    ...(dropOpensAt !== undefined && { secondsSinceOpening: secondsBetween(dropOpensAt, orderedAt) }),
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

type Tied = (link: Link) => readonly Neighbour[];

function ofDoor(mine: LinkEntry, tied: Tied): EvidenceVector {
  const entries = [mine, ...tied("door").map(({ entry }) => entry)];
  return {
    addressOrders: howMany(tied("door")),
    addressSpellings: differing(entries, "spelling"),
    addressNames: differing(entries, "familyName"),
    addressOrders10m: howMany(tied("door").filter(placedWithin(10, mine))),
  };
}

function ofSubnet(mine: LinkEntry, tied: Tied): EvidenceVector {
  const within = (minutes: number) => howMany(tied("subnet").filter(placedWithin(minutes, mine)));
  return {
    networkOrders: howMany(tied("network")),
    deviceOrders: howMany(tied("device")),
    subnetOrders: howMany(tied("subnet")),
    subnetOrders1m: within(1),
    subnetOrders10m: within(10),
    subnetOrders60m: within(60),
    subnetSignups10m: howMany(tied("subnet").filter(verifiedWithin(10, mine))),
  };
}

/** What is counted under each kind of key. What the order has no key of is absent. */
const COUNTED: Readonly<Record<LinkKind, (mine: LinkEntry, tied: Tied) => EvidenceVector>> = {
  subnet: ofSubnet,
  place: ofDoor,
  mail: (_, tied) => ({ mailboxOrders: howMany(tied("mailbox")), mailFormOrders: howMany(tied("mailForm")) }),
  phone: (_, tied) => ({ phoneOrders: howMany(tied("phone")) }),
  card: (_, tied) => ({ cardOrders: howMany(tied("card")) }),
};

function linkage(mine: LinkEntry, neighbours: readonly Neighbour[], kinds: readonly LinkKind[]): EvidenceVector {
  const tied: Tied = (link) => neighbours.filter(({ links }) => links.has(link));
  return Object.assign({}, ...kinds.map((kind) => COUNTED[kind](mine, tied))) as EvidenceVector;
}

function cluster(mine: LinkEntry, neighbours: readonly Neighbour[]): EvidenceVector {
  const members = neighbours.filter(isStrong);
  return {
    clusterSize: howMany(members) + 1,
    sharedKinds: Math.max(0, ...neighbours.map(({ links }) => links.size)),
    clusterSignups60m: howMany(members.filter(verifiedWithin(60, mine))),
  };
}

/** Of a draw's entrants those alone pay that were drawn: that none of them paid with the same card says nothing of a ring. */
function toldKinds({ dropOpensAt }: EvidenceSubject, neighbours: readonly Neighbour[], kinds: readonly LinkKind[]) {
  const isTold = dropOpensAt !== undefined || neighbours.some(({ links }) => links.has("card"));
  return isTold ? kinds : kinds.filter((kind) => kind !== "card");
}

/** All that is known of an order, as numbers: the same for every caller, in whatever order the entries come. Pure. */
export function evidenceOf(subject: EvidenceSubject, listed: readonly Listed[]): EvidenceVector {
  const mine = entryOf(subject);
  const neighbours = neighboursOf(mine, listed);
  const kinds = listed.map(({ kind }) => kind);
  return {
    ...subject.fingerprint.traits,
    ...ownTimes(subject),
    ...linkage(mine, neighbours, toldKinds(subject, neighbours, kinds)),
    ...cluster(mine, neighbours),
    ...subject.payment,
    endedOrders: subject.priorEndedOrders,
  };
}

import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf, type LinkKind } from "@/lib/shop/risk/links/keys";
import { isStrong, neighboursOf, type Listed, type Neighbour } from "@/lib/shop/risk/links/neighbours";
import type { LinkStore } from "@/lib/shop/risk/links/port";
import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import type { Link } from "@/lib/shop/risk/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

/** An order of a drop whose evidence is gathered. */
export interface GatheredSubject extends EvidenceSubject {
  readonly dropId: string;
  /** Digest of the card that paid. */
  readonly card?: string | undefined;
}

/** What an order is listed by before it is paid, and after. */
export const BEFORE_PAYMENT: ReadonlySet<LinkKind> = new Set(["subnet", "place", "mail", "phone"]);
export const AFTER_PAYMENT: ReadonlySet<LinkKind> = new Set(["card"]);
export const NOWHERE: ReadonlySet<LinkKind> = new Set();

/** What is listed, once it was looked up what became of it. */
export interface Checked {
  readonly listed: readonly Listed[];
  /** What the order shares with others that were turned down. */
  readonly turnedDown: readonly Link[];
}

interface Gathering {
  readonly links: LinkStore;
  /** Under which kinds of keys the order is listed now; the others are read. */
  readonly listUnder: ReadonlySet<LinkKind>;
  /** What became of the orders that were found, where that is looked up: those that do not count are left out. */
  readonly check?: (subject: GatheredSubject, listed: readonly Listed[]) => Promise<Checked>;
}

export interface Gathered extends Pick<Checked, "turnedDown"> {
  readonly values: EvidenceVector;
  /** Orders whose own evidence is of a smaller cluster than this one has become; those with a strong link first. */
  readonly outgrown: readonly string[];
}

/**
 * Sizes at which the earlier members of a cluster are gathered again. Counts end at MOST_COUNTED, so that beyond the last nothing
 * changes for any of them: however many come, a member is gathered again so often at most.
 */
const GROWN_AT: ReadonlySet<number> = new Set([2, 3, 4, 6, 8, 12, 16, 24, 33]);

/** The earlier orders under one key that have something in common with this one, where their number has come to one of those sizes. */
function outgrownIn(mine: LinkEntry, { kind, entries }: Listed): Neighbour[] {
  const at = entries.findIndex(({ orderId }) => orderId === mine.orderId);
  if (at < 0) return [];
  const earlier = neighboursOf(mine, [{ kind, entries: entries.slice(0, at) }]);
  return GROWN_AT.has(earlier.length + 1) ? earlier : [];
}

/** Each once, those with a strong link first: not every caller has time for all. */
function idsByStrength(outgrown: readonly Neighbour[]): string[] {
  const sorted = [...outgrown.filter(isStrong), ...outgrown.filter((one) => !isStrong(one))];
  return [...new Set(sorted.map(({ entry }) => entry.orderId))];
}

/** Lists the order where it is to be listed and gathers what is known of it. Safe to repeat. */
export async function gather(subject: GatheredSubject, { links, listUnder, check }: Gathering): Promise<Gathered> {
  const mine = entryOf(subject);
  const keys = linkKeysOf(subject.fingerprint, subject.dropId, subject.card);
  const found = await Promise.all(
    keys.map(async (key): Promise<Listed> => ({
      kind: key.kind,
      entries: await (listUnder.has(key.kind) ? links.share(key, mine) : links.read(key)),
    })),
  );
  const outgrown = found.filter(({ kind }) => listUnder.has(kind)).flatMap((listed) => outgrownIn(mine, listed));
  const { listed, turnedDown } = check ? await check(subject, found) : { listed: found, turnedDown: [] };
  return { values: evidenceOf(subject, listed), turnedDown, outgrown: idsByStrength(outgrown) };
}

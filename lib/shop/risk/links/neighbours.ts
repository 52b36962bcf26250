import { likeness } from "@/lib/shop/risk/evidence/bloom";
import type { LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKind } from "@/lib/shop/risk/links/keys";
import type { Link } from "@/lib/shop/risk/schema";

/** What is listed under one of an order's keys. */
export interface Listed {
  readonly kind: LinkKind;
  readonly entries: readonly LinkEntry[];
}

/** What people who are strangers to each other have not in common. */
export const STRONG_LINKS: ReadonlySet<Link> = new Set(["card", "mailbox", "door", "phone"]);

/** Another account's order, and what it has in common with this one. */
export interface Neighbour {
  readonly entry: LinkEntry;
  readonly links: ReadonlySet<Link>;
}

/** Spellings of one street are at least so alike. */
const SAME_STREET = 0.65;

const same = (a: string, b: string): boolean => a !== "" && a === b;

/** The kind of a street and its mark may be left out. */
const isCompatible = (a = "", b = ""): boolean => a === b || a === "" || b === "";

function isSameStreet(one: string, other: string): boolean {
  const [name = "", ...parts] = one.split(" ");
  const [otherName = "", ...otherParts] = other.split(" ");
  return [0, 1].every((i) => isCompatible(parts[i], otherParts[i])) && likeness(name, otherName) >= SAME_STREET;
}

export type Door = Pick<LinkEntry, "place" | "spelling" | "street">;

/** Whether both go to one door, however it is spelled. */
export const isSameDoor = (one: Door, other: Door): boolean =>
  same(one.place, other.place) && (same(one.spelling, other.spelling) || isSameStreet(one.street, other.street));

const COMPARED: Readonly<Partial<Record<Link, (a: LinkEntry, b: LinkEntry) => boolean>>> = {
  mailbox: (a, b) => same(a.mailbox, b.mailbox),
  door: isSameDoor,
  phone: (a, b) => same(a.phone, b.phone),
  network: (a, b) => same(a.network, b.network),
};

/** What the key itself says, whatever the entries do. */
const BY_KEY: Partial<Record<LinkKind, Link>> = { card: "card", subnet: "subnet" };

function linksOf(mine: LinkEntry, other: LinkEntry, kinds: ReadonlySet<LinkKind>): Set<Link> {
  const links = new Set<Link>([...kinds].flatMap((kind) => BY_KEY[kind] ?? []));
  for (const [link, compare] of Object.entries(COMPARED)) if (compare(mine, other)) links.add(link as Link);
  if (kinds.has("mail") && !links.has("mailbox")) links.add("mailForm");
  if (links.has("subnet") && same(mine.browser, other.browser)) links.add("device");
  return links;
}

/** The orders of other accounts under the same keys, each with all that it has in common with this one. Pure. */
export function neighboursOf(mine: LinkEntry, listed: readonly Listed[]): Neighbour[] {
  const kindsOf = new Map<string, Set<LinkKind>>();
  const entryOf = new Map<string, LinkEntry>();
  for (const { kind, entries } of listed)
    for (const entry of entries) {
      if (entry.orderId === mine.orderId || entry.account === mine.account) continue;
      kindsOf.set(entry.orderId, (kindsOf.get(entry.orderId) ?? new Set()).add(kind));
      entryOf.set(entry.orderId, entry);
    }
  return [...entryOf.values()]
    .map((entry) => ({ entry, links: linksOf(mine, entry, kindsOf.get(entry.orderId) ?? new Set()) }))
    .filter(({ links }) => links.size > 0);
}

export const isStrong = ({ links }: Neighbour): boolean => [...links].some((link) => STRONG_LINKS.has(link));

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

function areCompatible(one: string, other: string): boolean {
  const [, kind, mark] = one.split(" ");
  const [, otherKind, otherMark] = other.split(" ");
  return isCompatible(kind, otherKind) && isCompatible(mark, otherMark);
}

function nameOf(street: string): string {
  const end = street.indexOf(" ");
  return end < 0 ? street : street.slice(0, end);
}

/** Names first: few are alike, and all of a place are compared. */
const isSameStreet = (one: string, other: string, alike: number): boolean =>
  one === other || (likeness(nameOf(one), nameOf(other)) >= alike && areCompatible(one, other));

export type Door = Pick<LinkEntry, "place" | "spelling" | "street">;

/** Whether both go to one door, however it is spelled: the names of their streets are at least so alike, 0 to 1. */
export const isSameDoor = (one: Door, other: Door, alike = SAME_STREET): boolean =>
  same(one.place, other.place) && (same(one.spelling, other.spelling) || isSameStreet(one.street, other.street, alike));

const COMPARED: readonly (readonly [Link, (a: LinkEntry, b: LinkEntry) => boolean])[] = [
  ["mailbox", (a, b) => same(a.mailbox, b.mailbox)],
  ["door", (a, b) => isSameDoor(a, b)],
  ["phone", (a, b) => same(a.phone, b.phone)],
  ["network", (a, b) => same(a.network, b.network)],
];

/** What the key itself says, whatever the entries do. */
const BY_KEY: Partial<Record<LinkKind, Link>> = { card: "card", subnet: "subnet" };

function linksOf(mine: LinkEntry, other: LinkEntry, kinds: readonly LinkKind[]): Set<Link> {
  const links = new Set<Link>();
  for (const kind of kinds) if (BY_KEY[kind]) links.add(BY_KEY[kind]);
  for (const [link, compare] of COMPARED) if (compare(mine, other)) links.add(link);
  if (kinds.includes("mail") && !links.has("mailbox")) links.add("mailForm");
  if (links.has("subnet") && same(mine.browser, other.browser)) links.add("device");
  return links;
}

/** Each of other accounts' orders once, with the kinds of the keys that it is listed under. */
function listings({ orderId, account }: LinkEntry, listed: readonly Listed[]) {
  const found = new Map<string, { readonly kinds: LinkKind[]; entry: LinkEntry }>();
  for (const { kind, entries } of listed)
    for (const entry of entries) {
      if (entry.orderId === orderId || entry.account === account) continue;
      const listing = found.get(entry.orderId);
      if (!listing) found.set(entry.orderId, { kinds: [kind], entry });
      else Object.assign(listing, { entry }).kinds.push(kind);
    }
  return [...found.values()];
}

/** The orders of other accounts under the same keys, each with all that it has in common with this one. Pure. */
export const neighboursOf = (mine: LinkEntry, listed: readonly Listed[]): Neighbour[] =>
  listings(mine, listed)
    .map(({ entry, kinds }) => ({ entry, links: linksOf(mine, entry, kinds) }))
    .filter(({ links }) => links.size > 0);

export const isStrong = ({ links }: Neighbour): boolean => [...links].some((link) => STRONG_LINKS.has(link));

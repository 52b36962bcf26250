import { utf8 } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import { rootOf } from "./tree.ts";

/** An entry as the tree holds it: whose it is (salted), what it asks for, its tickets, and why it takes no part, if it does not. */
export interface ListedEntry {
  readonly leaf: string;
  readonly sizes: readonly string[];
  /** Where the rules give some entries more than others. */
  readonly tickets?: number | undefined;
  readonly reason?: string | undefined;
}

/** The tickets of an entry as a field: none in a draw without. */
export const ticketsField = ({ tickets }: Pick<ListedEntry, "tickets">): { readonly tickets?: number } =>
  tickets === undefined ? {} : { tickets };

const byLeaf = (a: ListedEntry, b: ListedEntry): number => (a.leaf < b.leaf ? -1 : 1);
const inOrder = (entries: readonly ListedEntry[]): ListedEntry[] => entries.toSorted(byLeaf);

const datumOf = ({ leaf, sizes, reason, ...entry }: ListedEntry): Uint8Array =>
  utf8(canonical({ leaf, sizes, reason: reason ?? null, ...ticketsField(entry) }));

/** What the tree is over, sorted by leaf: the order tells nothing of when who entered. */
export const treeDataOf = (entries: readonly ListedEntry[]): Uint8Array[] => inOrder(entries).map(datumOf);

/** Where the leaf is in the tree; -1 where it is not. */
export const indexOf = (entries: readonly ListedEntry[], leaf: string): number =>
  inOrder(entries).findIndex((entry) => entry.leaf === leaf);

/** The root over all entries, in whatever order they come. */
export const merkleRootOf = (entries: readonly ListedEntry[]): string => rootOf(treeDataOf(entries));

function countEach(values: readonly (string | undefined)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** How many entries each reason excludes. */
export const countReasons = (entries: readonly ListedEntry[]): Record<string, number> =>
  countEach(entries.map(({ reason }) => reason));

/** How many entries have so many tickets, excluded ones too: empty in a draw without. */
export const countTickets = (entries: readonly ListedEntry[]): Record<string, number> =>
  countEach(entries.map(({ tickets }) => tickets?.toString()));

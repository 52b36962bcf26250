import { utf8 } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import { rootOf } from "./tree.ts";

/** An entry as the tree holds it: whose it is (salted), what it asks for, and why it takes no part, if it does not. */
export interface ListedEntry {
  readonly leaf: string;
  readonly sizes: readonly string[];
  readonly reason?: string | undefined;
}

const byLeaf = (a: ListedEntry, b: ListedEntry): number => (a.leaf < b.leaf ? -1 : 1);
const inOrder = (entries: readonly ListedEntry[]): ListedEntry[] => entries.toSorted(byLeaf);

const datumOf = ({ leaf, sizes, reason }: ListedEntry): Uint8Array =>
  utf8(canonical({ leaf, sizes, reason: reason ?? null }));

/** What the tree is over, sorted by leaf: the order tells nothing of when who entered. */
export const treeDataOf = (entries: readonly ListedEntry[]): Uint8Array[] => inOrder(entries).map(datumOf);

/** Where the leaf is in the tree; -1 where it is not. */
export const indexOf = (entries: readonly ListedEntry[], leaf: string): number =>
  inOrder(entries).findIndex((entry) => entry.leaf === leaf);

/** The root over all entries, in whatever order they come. */
export const merkleRootOf = (entries: readonly ListedEntry[]): string => rootOf(treeDataOf(entries));

/** How many entries each reason excludes. */
export function countReasons(entries: readonly ListedEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of entries) if (reason !== undefined) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

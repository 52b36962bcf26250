import { randomBytes } from "node:crypto";
import { exclusionsOf } from "@/lib/shop/draw/exclusions";
import { withOverrides, type Exclusions } from "@/lib/shop/draw/override";
import { stockOf } from "@/lib/shop/draw/sealing";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { drawEntries } from "@/packages/draw-record";

/** What would be excluded were the list sealed with these entries. Writes nothing. */
export const previewExclusions = (drop: Drop, entries: readonly Entry[]): Exclusions =>
  withOverrides(entries, (judged) => exclusionsOf(drop, judged));

/** What a draw would come to, in numbers. */
export interface Trial {
  readonly entries: number;
  /** By coded reason. */
  readonly exclusions: Readonly<Record<string, number>>;
  readonly sizes: readonly { readonly size: string; readonly pairs: number; readonly winners: number }[];
  /** Who won nothing, and would wait for a pair to come back. */
  readonly waiting: number;
}

/** How often each value comes. */
export function countBy<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const throwaway = (): string => randomBytes(32).toString("hex");

/** Ranks these entries, none of them withdrawn, by randomness that is drawn and forgotten here: numbers of how a draw goes, not its outcome. */
export function tryDraw(drop: Drop, entries: readonly Entry[]): Trial {
  const excluded = previewExclusions(drop, entries);
  const listed = entries.map(({ entryId, leaf, sizes }) => ({ leaf, sizes, reason: excluded.get(entryId) }));
  const stock = stockOf(drop);
  const won = countBy(drawEntries(listed, stock, throwaway(), throwaway()).map((row) => row.won));
  return {
    entries: entries.length,
    exclusions: Object.fromEntries(countBy(excluded.values())),
    sizes: stock.map(({ size, pairs }) => ({ size, pairs, winners: won.get(size) ?? 0 })),
    waiting: won.get(null) ?? 0,
  };
}

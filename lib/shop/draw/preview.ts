import { randomBytes } from "node:crypto";
import { exclusionsOf } from "@/lib/shop/draw/exclusions";
import { withOverrides, type Exclusions } from "@/lib/shop/draw/override";
import { stockOf } from "@/lib/shop/draw/sealing";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { drawEntries, type RankedEntry } from "@/packages/draw-record";

/** What would be excluded were the list sealed with these entries. Writes nothing. */
export const previewExclusions = (drop: Drop, entries: readonly Entry[]): Exclusions =>
  withOverrides(entries, (judged) => exclusionsOf(drop, judged));

/** What a draw would come to, in numbers. */
export interface Trial {
  readonly entries: number;
  /** By coded reason. */
  readonly exclusions: Readonly<Record<string, number>>;
  readonly sizes: readonly { readonly size: string; readonly pairs: number; readonly winners: number }[];
  /** Who takes part and who would win, by the number of tickets; none where all have the same. */
  readonly tickets: readonly { readonly tickets: number; readonly entries: number; readonly winners: number }[];
  /** Who won nothing, and would wait for a pair to come back. */
  readonly waiting: number;
}

/** How often each value comes. */
export function countBy<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function byTickets(ranked: readonly Pick<RankedEntry, "tickets" | "won">[]): Trial["tickets"] {
  const winners = countBy(ranked.filter(({ won }) => won !== null).map(({ tickets }) => tickets));
  const counts = [...countBy(ranked.map(({ tickets }) => tickets))];
  return counts
    .flatMap(([tickets, entries]) =>
      tickets === undefined ? [] : [{ tickets, entries, winners: winners.get(tickets) ?? 0 }],
    )
    .sort((a, b) => a.tickets - b.tickets);
}

const throwaway = (): string => randomBytes(32).toString("hex");

/** Ranks these entries, none of them withdrawn, by randomness that is drawn and forgotten here: numbers of how a draw goes, not its outcome. */
export function tryDraw(drop: Drop, entries: readonly Entry[]): Trial {
  const excluded = previewExclusions(drop, entries);
  const listed = entries.map((entry) => ({ ...entry, reason: excluded.get(entry.entryId) }));
  const stock = stockOf(drop);
  const ranked = drawEntries(listed, stock, throwaway(), throwaway());
  const won = countBy(ranked.map((row) => row.won));
  return {
    entries: entries.length,
    exclusions: Object.fromEntries(countBy(excluded.values())),
    sizes: stock.map(({ size, pairs }) => ({ size, pairs, winners: won.get(size) ?? 0 })),
    tickets: byTickets(ranked),
    waiting: won.get(null) ?? 0,
  };
}

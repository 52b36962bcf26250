import { memoByKey } from "@/lib/platform/memo";
import { findDraw, readPages } from "@/lib/shop/draw/store";
import type { Ranked } from "@/lib/shop/draw/schema";

/** By the sizes that are wanted, in any order: the ranks that won none of them, lowest first. */
type Line = ReadonlyMap<string, readonly number[]>;

const SEPARATOR = " ";
const DAY_MS = 24 * 3600 * 1000;
/** The ranks of a hundred thousand take 1 MB. */
const MOST_LINES = 3;

/** Who won nothing at the draw, by what they want. Pure. */
export function lineOf(rows: readonly Pick<Ranked, "rank" | "sizes" | "won">[]): Line {
  const waiting = rows.filter(({ won }) => won === null);
  const groups = Map.groupBy(waiting, ({ sizes }) => sizes.toSorted().join(SEPARATOR));
  return new Map([...groups].map(([wanted, group]) => [wanted, group.map(({ rank }) => rank)]));
}

/** How many of a line have a better rank and want one of the same sizes. Pure. */
export function aheadIn(line: Line, { rank, sizes }: Pick<Ranked, "rank" | "sizes">): number {
  const wantsSame = (wanted: string) => wanted.split(SEPARATOR).some((size) => sizes.includes(size));
  return [...line]
    .filter(([wanted]) => wantsSame(wanted))
    .reduce((count, [, ranks]) => count + ranks.filter((other) => other < rank).length, 0);
}

/** Ranks are written once: each instance reads a drop's pages once. */
const lineOfDraw = memoByKey(DAY_MS, MOST_LINES, async (dropId) => {
  const draw = await findDraw(dropId);
  return lineOf(await readPages(dropId, "ranked", draw?.sealed?.entries ?? 0));
});

/**
 * How many people who want one of the entry's sizes were before it in line when the draw was made: since then only fewer, for
 * who was given a pair has left it.
 */
export const countAhead = async (dropId: string, row: Pick<Ranked, "rank" | "sizes">): Promise<number> =>
  aheadIn(await lineOfDraw(dropId), row);

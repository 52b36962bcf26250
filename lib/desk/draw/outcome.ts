import "server-only";
import type { DrawOutcome } from "@/lib/desk/draw/schema";
import { listingsOf } from "@/lib/desk/queue/snapshot";
import { memoByKey } from "@/lib/platform/memo";
import { countBy } from "@/lib/shop/draw/preview";
import type { Draw } from "@/lib/shop/draw/schema";
import { countPages, findDraw, readPage } from "@/lib/shop/draw/store";
import type { Drop } from "@/lib/shop/drop/schema";
import { readLeft } from "@/lib/shop/drop/server";

const FRESH_FOR_MS = 60_000;
const MOST_KEPT = 20;

const rankedOf = ({ entries, exclusions }: NonNullable<Draw["sealed"]>): number =>
  Object.values(exclusions).reduce((left, excluded) => left - excluded, entries);

/** How many won each size at the draw. It does not change any more: page by page, so that a long list is never held whole. */
const winnersOf = memoByKey(FRESH_FOR_MS, MOST_KEPT, async (dropId): Promise<ReadonlyMap<string | null, number>> => {
  const sealed = (await findDraw(dropId))?.sealed;
  const pages = sealed ? countPages(rankedOf(sealed)) : 0;
  const won: (string | null)[] = [];
  for (let page = 0; page < pages; page++)
    for (const row of await readPage({ dropId, kind: "ranked", page })) won.push(row.won);
  return countBy(won);
});

/** What has come of a draw; null before it is drawn. */
export async function outcomeOf(drop: Drop, draw: Draw | undefined, waiting: number): Promise<DrawOutcome | null> {
  if (!draw?.sealed || draw.drawnAt === undefined) return null;
  const { dropId } = drop;
  const [won, left, listings] = await Promise.all([winnersOf(dropId), readLeft(drop), listingsOf(dropId)]);
  const orders = countBy([...listings.values()].map(({ status }) => status));
  return {
    drawnAt: draw.drawnAt,
    ranked: rankedOf(draw.sealed),
    sizes: draw.sealed.stock.map(({ size, pairs }) => ({
      size,
      pairs,
      winners: won.get(size) ?? 0,
      left: left[size] ?? 0,
    })),
    waiting,
    orders: [...orders],
  };
}

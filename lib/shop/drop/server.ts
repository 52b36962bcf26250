import { AppError } from "@/lib/platform/errors";
import { memo, memoByKey } from "@/lib/platform/memo";
import { countPairs, countShards, type PairRange } from "@/lib/shop/inventory/rules";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import { pairsLeft } from "@/lib/shop/inventory/snapshot";
import { availabilityOf, closingOf, currentOf, isInLine, newestFirst, phaseAt } from "@/lib/shop/drop/rules";
import type { Drop, DropView } from "@/lib/shop/drop/schema";
import { findDrop, findDropIds } from "@/lib/shop/drop/store";

/** How old a reading of a drop may be, in each instance: a crowd costs the table a few small readings each half second. */
export const FRESH_FOR_MS = 500;
const MOST_DROPS = 200;

const knownDrop = memoByKey(FRESH_FOR_MS, MOST_DROPS, findDrop);
const knownIds = memo(FRESH_FOR_MS, findDropIds);

/** The drop of an order, whatever became of it, at most a moment old. @throws AppError drop_not_found */
export async function dropOf(dropId: string): Promise<Drop> {
  const drop = await knownDrop(dropId);
  if (drop?.status !== "published") throw new AppError("drop_not_found");
  return drop;
}

/** Every drop that ever was published, archived ones too, newest first, at most a moment old. */
export async function everyDrop(): Promise<Drop[]> {
  const drops = await Promise.all((await knownIds()).map(knownDrop));
  return newestFirst(drops.filter((drop) => drop !== undefined).filter(({ status }) => status === "published"));
}

/** The drops that people see, newest first, at most a moment old. */
export const publishedDrops = async (): Promise<Drop[]> =>
  (await everyDrop()).filter(({ archivedAt }) => archivedAt === undefined);

function named(drops: readonly Drop[], dropId: string): Drop {
  const drop = drops.find((one) => one.dropId === dropId);
  if (!drop) throw new AppError("drop_not_found", { detail: "There is no drop of this name." });
  return drop;
}

/** A drop that people see, at most a moment old: made-up names cost the table nothing. @throws AppError drop_not_found */
export const publishedDrop = async (dropId: string): Promise<Drop> => named(await publishedDrops(), dropId);

/** The same of a drop that was archived since, too: what was published to check it by stays public. @throws AppError drop_not_found */
export const dropOfRecord = async (dropId: string): Promise<Drop> => named(await everyDrop(), dropId);

/** The drop on sale, else the next, else the last, at most a moment old. @throws AppError drop_not_found */
export async function currentDrop(): Promise<Drop> {
  const drop = currentOf(await publishedDrops(), Date.now());
  if (!drop) throw new AppError("drop_not_found");
  return drop;
}

/** What is left of a drop that is over changes by returns alone. */
const SETTLED_FRESH_FOR_MS = 60_000;

const leftOf = memoByKey(FRESH_FOR_MS, MOST_DROPS, async (dropId) => pairsLeft(await dropOf(dropId), FRESH_FOR_MS));
const leftOfPast = memoByKey(SETTLED_FRESH_FOR_MS, MOST_DROPS, async (dropId) =>
  pairsLeft(await dropOf(dropId), SETTLED_FRESH_FOR_MS),
);

/** What is left by size: at most a second ago; of a drop that is over, a minute. */
export const readLeft = (drop: Drop) => (phaseAt(drop, Date.now()) === "closed" ? leftOfPast : leftOf)(drop.dropId);

/** What everyone sees of the drop: what is left is at most a second old. */
export async function viewOf(drop: Drop): Promise<DropView> {
  const left = await readLeft(drop);
  return dropView(drop, left, Date.now());
}

/** The drop as everyone sees it, with so many pairs left of each size. */
export function dropView(drop: Drop, left: Readonly<Record<string, number>>, nowMs: number): DropView {
  const { dropId, name, story, materials, colourway, mode, opensAt, price, delivery, shipsTo, sizes } = drop;
  const { paymentWindowSeconds } = drop;
  return {
    dropId,
    name,
    story,
    materials,
    colourway,
    mode,
    phase: phaseAt(drop, nowMs),
    opensAt,
    entriesCloseAt: drop.entriesCloseAt ?? null,
    closesAt: closingOf(drop),
    drawnAt: drop.drawnAt ?? null,
    reviewSeconds: drop.reviewSeconds,
    losersAdvantage: drop.losersAdvantage,
    paymentWindowSeconds,
    provesAlways: drop.proof === "always",
    price,
    delivery,
    shipsTo,
    sizes: sizes.map(({ size }) => ({
      size,
      availability: availabilityOf(isInLine(drop, size) ? 0 : (left[size] ?? 0)),
    })),
  };
}

/** What everyone sees of the drop on sale, else the next, else the last. @throws AppError drop_not_found */
export const getDrop = async (): Promise<DropView> => viewOf(await currentDrop());

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** A drop in a list: what everyone sees of it, how many pairs it has, and how many of them orders hold. */
export async function listedDrop(drop: Drop) {
  const left = await readLeft(drop);
  const pairs = sum(drop.sizes.map(countPairs));
  return { drop: dropView(drop, left, Date.now()), pairs, sold: pairs - sum(Object.values(left)) };
}

/** Whether no pair of the size is left: of a size with one shard as of now, else at most a second ago. */
export async function isSoldOut(dropId: string, range: PairRange): Promise<boolean> {
  if (countShards(range) === 1) return (await countPairsLeft({ dropId, range })) === 0;
  return (await leftOf(dropId))[range.size] === 0;
}

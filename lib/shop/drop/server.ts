import { availabilityOf } from "@/lib/shop/drop/rules";
import type { Drop, DropView } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { memo } from "@/lib/platform/memo";
import { AppError } from "@/lib/platform/errors";
import { countShards, type PairRange } from "@/lib/shop/inventory/rules";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import { pairsLeft } from "@/lib/shop/inventory/snapshot";

const FRESH_FOR_MS = 500;

async function readCurrent(): Promise<Drop> {
  const drop = await findDrop();
  if (!drop) throw new AppError("drop_not_found");
  return drop;
}

/** The drop on sale, at most a moment old. @throws AppError drop_not_found */
export const currentDrop: () => Promise<Drop> = memo(FRESH_FOR_MS, readCurrent);

/** By size, at most a second ago: a crowd costs the table one small reading each half second in each instance. */
const left = memo(FRESH_FOR_MS, async () => pairsLeft(await currentDrop(), FRESH_FOR_MS));

/** What everyone sees of the drop, at most a second old. @throws AppError drop_not_found */
export async function getDrop(): Promise<DropView> {
  const { sizes, packing: _, paymentWindowSeconds: __, ...drop } = await currentDrop();
  const pairs = await left();
  return { ...drop, sizes: sizes.map(({ size }) => ({ size, availability: availabilityOf(pairs[size] ?? 0) })) };
}

/** Whether no pair of the size is left: of a size with one shard as of now, else at most a second ago. */
export async function isSoldOut(dropId: string, range: PairRange): Promise<boolean> {
  if (countShards(range) === 1) return (await countPairsLeft({ dropId, range })) === 0;
  return (await left())[range.size] === 0;
}

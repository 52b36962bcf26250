import { availabilityOf } from "@/lib/shop/drop/rules";
import type { Drop, DropView } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { memo } from "@/lib/platform/memo";
import { AppError } from "@/lib/platform/errors";
import type { PairRange } from "@/lib/shop/inventory/rules";
import { countPairsLeft } from "@/lib/shop/inventory/server";

const FRESH_FOR_MS = 1000;
/** Fewer pairs than a crowd takes within that time. */
const COUNTED_ANEW = 100;

async function readCurrent(): Promise<Drop> {
  const drop = await findDrop();
  if (!drop) throw new AppError("drop_not_found");
  return drop;
}

/** The drop on sale, at most a second old. @throws AppError drop_not_found */
export const currentDrop: () => Promise<Drop> = memo(FRESH_FOR_MS, readCurrent);

/** How many pairs of each size are left, at most a second ago. */
const pairsLeft = memo(FRESH_FOR_MS, async (): Promise<ReadonlyMap<string, number>> => {
  const { dropId, sizes } = await currentDrop();
  const counted = sizes.map(async (range) => [range.size, await countPairsLeft({ dropId, range })] as const);
  return new Map(await Promise.all(counted));
});

async function readDrop(): Promise<DropView> {
  const { sizes, ...drop } = await currentDrop();
  const left = await pairsLeft();
  return { ...drop, sizes: sizes.map(({ size }) => ({ size, availability: availabilityOf(left.get(size) ?? 0) })) };
}

/** Whether no pair of the size is left: while there are many, as of a second ago; near the end, as of now. */
export async function isSoldOut(dropId: string, range: PairRange): Promise<boolean> {
  const left = (await pairsLeft()).get(range.size) ?? 0;
  return left < COUNTED_ANEW && (await countPairsLeft({ dropId, range })) === 0;
}

/** What everyone sees of the drop, at most a second old: a crowd costs the table one reading a second in each instance. @throws AppError drop_not_found */
export const getDrop: () => Promise<DropView> = memo(FRESH_FOR_MS, readDrop);

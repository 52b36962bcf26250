import { availabilityOf } from "@/lib/shop/drop/rules";
import type { Drop, DropView } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { memo } from "@/lib/platform/memo";
import { AppError } from "@/lib/platform/errors";
import { countPairsLeft } from "@/lib/shop/inventory/server";

const FRESH_FOR_MS = 1000;

/** The drop on sale. @throws AppError drop_not_found */
export async function currentDrop(): Promise<Drop> {
  const drop = await findDrop();
  if (!drop) throw new AppError("drop_not_found");
  return drop;
}

async function readDrop(): Promise<DropView> {
  const { dropId, name, opensAt, closesAt, price, sizes } = await currentDrop();
  const left = await Promise.all(sizes.map((range) => countPairsLeft(dropId, range)));
  return {
    dropId,
    name,
    opensAt,
    closesAt,
    price,
    sizes: sizes.map(({ size }, i) => ({ size, availability: availabilityOf(left[i] ?? 0) })),
  };
}

/** What everyone sees of the drop, at most a second old: a crowd costs the table one reading a second in each instance. @throws AppError drop_not_found */
export const getDrop: () => Promise<DropView> = memo(FRESH_FOR_MS, readDrop);

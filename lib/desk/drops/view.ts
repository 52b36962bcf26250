import "server-only";
import { nameOf } from "@/lib/account/customer/names";
import type { ManagedDrop, ManagedSize } from "@/lib/desk/drops/schema";
import { momentOf } from "@/lib/shop/drop/moves";
import { availabilityOf } from "@/lib/shop/drop/rules";
import type { Drop, RecordedDeed } from "@/lib/shop/drop/schema";
import { dropView, readLeft } from "@/lib/shop/drop/server";
import { countPairs } from "@/lib/shop/inventory/rules";

async function deedView({ deed, at, by, pairs }: RecordedDeed): Promise<ManagedDrop["deeds"][number]> {
  return { deed, at, name: (await nameOf(by)) ?? by, pairs: pairs ?? null };
}

/** What is left by size: of a draft, everything. */
export const leftOf = async (drop: Drop): Promise<Readonly<Record<string, number>>> =>
  drop.status === "draft"
    ? Object.fromEntries(drop.sizes.map((range) => [range.size, countPairs(range)]))
    : readLeft(drop);

const sizeViews = ({ sizes }: Drop, left: Readonly<Record<string, number>>): ManagedSize[] =>
  sizes.map((range) => {
    const { size, batches } = range;
    const pairs = countPairs(range);
    const free = left[size] ?? 0;
    return { size, pairs, left: free, availability: availabilityOf(free), batches };
  });

/** The drop as a manager sees it, with the names of who did what. */
export async function managedView(drop: Drop): Promise<ManagedDrop> {
  const [left, deeds] = await Promise.all([leftOf(drop), Promise.all(drop.deeds.map(deedView))]);
  const nowMs = Date.now();
  const { packing, timeZone, version, archivedAt } = drop;
  return {
    ...dropView(drop, left, nowMs),
    phase: momentOf(drop, nowMs),
    status: archivedAt === undefined ? drop.status : "archived",
    packing,
    timeZone,
    version,
    sizes: sizeViews(drop, left),
    deeds,
  };
}

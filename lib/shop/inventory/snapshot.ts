import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import type { PairRange } from "@/lib/shop/inventory/rules";
import { countPairsLeft } from "@/lib/shop/inventory/server";

/** How many pairs of each size a drop has left, counted by one instance for all: shards are many, instances are more. */
const snapshots = entity({
  schema: z.object({ left: z.record(z.string(), z.int()), countedAtMs: z.number() }),
  key: ({ dropId }: { readonly dropId: string }) => ({ pk: `STOCK#${dropId}`, sk: "STOCK" }),
});

export interface StockOfDrop {
  readonly dropId: string;
  readonly sizes: readonly PairRange[];
}

type Left = Readonly<Record<string, number>>;

async function count({ dropId, sizes }: StockOfDrop): Promise<Left> {
  const counted = sizes.map(async (range) => [range.size, await countPairsLeft({ dropId, range })] as const);
  return Object.fromEntries(await Promise.all(counted));
}

/**
 * How many pairs of each size are left, not much more than `freshForMs` ago. Of all who find the count stale one counts anew;
 * the others take it as it is.
 */
export async function pairsLeft(stock: StockOfDrop, freshForMs: number): Promise<Left> {
  const { dropId } = stock;
  const known = await snapshots.get({ dropId });
  const nowMs = Date.now();
  if (known && nowMs - known.countedAtMs < freshForMs) return known.left;
  if (known && !(await takeTurn(dropId, known.countedAtMs, nowMs))) return known.left;
  const left = await count(stock);
  await snapshots.upsert({ dropId }, { set: { left, countedAtMs: nowMs } });
  return left;
}

/** True for the one who is to count. */
const takeTurn = async (dropId: string, insteadOfMs: number, nowMs: number): Promise<boolean> => {
  const when = snapshots.when.is("countedAtMs", insteadOfMs);
  return (await snapshots.update({ dropId }, { set: { countedAtMs: nowMs }, when })) !== undefined;
};

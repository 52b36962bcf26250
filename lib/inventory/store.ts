import { putIfAbsent, queryItems, updateItem } from "@/lib/aws/table";
import type { Drop } from "@/lib/drop/schema";
import type { OrderId } from "@/lib/ids";

const partition = (dropId: string, size: string) => `PAIRS#${dropId}#${size}`;
const keyOf = (dropId: string, size: string, number: number) => ({
  pk: partition(dropId, size),
  sk: `PAIR#${String(number).padStart(6, "0")}`,
});
const FREE = { expression: "attribute_not_exists(#orderId)" };

/** The numbers of this size that nobody holds, as of now. */
export async function freePairs(dropId: string, size: string): Promise<number[]> {
  const items = await queryItems(partition(dropId, size), { filter: FREE });
  return items.map((item) => Number(item["number"]));
}

export const countPairsLeft = async (dropId: string, size: string): Promise<number> =>
  (await freePairs(dropId, size)).length;

/** One pair, one holder: true when it is (already) this order's. Safe to repeat. */
export async function holdPair(dropId: string, size: string, number: number, orderId: OrderId): Promise<boolean> {
  const held = await updateItem(keyOf(dropId, size, number), {
    set: { orderId },
    condition: {
      expression: "attribute_exists(pk) AND (attribute_not_exists(#orderId) OR #orderId = :me)",
      values: { me: orderId },
    },
  });
  return held !== undefined;
}

/** Puts the pair back where this order holds it, and nowhere else. Safe to repeat. */
export async function releasePair(dropId: string, size: string, number: number, orderId: OrderId): Promise<void> {
  await updateItem(keyOf(dropId, size, number), {
    remove: ["orderId"],
    condition: { expression: "#orderId = :me", values: { me: orderId } },
  });
}

const WRITERS = 32;

/** Creates the drop's pairs, once: one that is there, held or not, stays as it is. */
export async function createPairs({ dropId, sizes }: Drop): Promise<void> {
  const pairs = sizes.flatMap(({ size, firstNumber, pairs: count }) =>
    Array.from({ length: count }, (_, i) => ({ ...keyOf(dropId, size, firstNumber + i), number: firstNumber + i })),
  );
  const queue = pairs.values();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (const pair of queue) await putIfAbsent(pair);
    }),
  );
}

import { deleteItem, getItem, queryItems, updateItem } from "@/lib/platform/table/table";
import type { OrderId } from "@/lib/platform/ids";

const partition = (dropId: string, size: string) => `PAIRS#${dropId}#${size}`;
const keyOf = (dropId: string, size: string, number: number) => ({
  pk: partition(dropId, size),
  sk: `PAIR#${String(number).padStart(6, "0")}`,
});

/** The numbers of this size that somebody holds, as of now. A pair that nobody holds has no item. */
export async function heldPairs(dropId: string, size: string): Promise<ReadonlySet<number>> {
  const items = await queryItems(partition(dropId, size));
  return new Set(items.map((item) => Number(item["number"])));
}

/** One pair, one holder: true when it is (already) this order's. Safe to repeat. */
export async function holdPair(dropId: string, size: string, number: number, orderId: OrderId): Promise<boolean> {
  const held = await updateItem(keyOf(dropId, size, number), {
    set: { number, orderId },
    condition: { expression: "attribute_not_exists(pk) OR #orderId = :me", values: { me: orderId } },
  });
  return held !== undefined;
}

/** Puts the pair back where this order holds it, and nowhere else. Safe to repeat. */
export async function releasePair(dropId: string, size: string, number: number, orderId: OrderId): Promise<void> {
  await deleteItem(keyOf(dropId, size, number), { expression: "#orderId = :me", values: { me: orderId } });
}

/** The order that holds this pair, if any. */
export async function holderOf(dropId: string, size: string, number: number): Promise<OrderId | undefined> {
  return (await getItem(keyOf(dropId, size, number)))?.["orderId"] as OrderId | undefined;
}

import { z } from "zod";
import type { OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

/** A pair that an order holds. A pair that no order holds has no item. */
const heldPairSchema = z.object({ number: z.int(), orderId: z.templateLiteral(["ord_", z.string()]) });

const numberSchema = heldPairSchema.pick({ number: true });

interface PairKey {
  readonly dropId: string;
  readonly size: string;
  readonly number: number;
}

const partition = (dropId: string, size: string) => `PAIRS#${dropId}#${size}`;
const pairs = entity({
  schema: heldPairSchema,
  key: ({ dropId, size, number }: PairKey) => ({
    pk: partition(dropId, size),
    sk: `PAIR#${String(number).padStart(6, "0")}`,
  }),
});
const { when } = pairs;

/** The numbers of this size that orders hold, as of now. */
export async function heldPairs(dropId: string, size: string): Promise<ReadonlySet<number>> {
  const found = await pairs.queryPart(numberSchema, partition(dropId, size));
  return new Set(found.map(({ number }) => number));
}

/** One pair, one holder: true when it is (already) this order's. Safe to repeat. */
export async function holdPair(dropId: string, size: string, number: number, orderId: OrderId): Promise<boolean> {
  const free = when.or(when.missing, when.is("orderId", orderId));
  const held = await pairs.upsert({ dropId, size, number }, { set: { number, orderId }, when: free });
  return held !== undefined;
}

/** Puts the pair back where this order holds it, and nowhere else. Safe to repeat. */
export const releasePair = (dropId: string, size: string, number: number, orderId: OrderId): Promise<void> =>
  pairs.delete({ dropId, size, number }, when.is("orderId", orderId));

/** The order that holds this pair, if any. */
export const holderOf = async (dropId: string, size: string, number: number): Promise<OrderId | undefined> =>
  (await pairs.get({ dropId, size, number }))?.orderId;

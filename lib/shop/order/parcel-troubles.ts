import { z } from "zod";
import { isOrderId, type OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";
import { deliveryOf } from "@/lib/shop/order/parcel-rules";
import type { Order } from "@/lib/shop/order/schema";

/** Parcels for the team to look into, listed apart: of all that is on its way they are few. */

const PARTITION = "PARCEL_TROUBLES";
const TROUBLES = ["lost", "failure", "return_to_sender"] as const;
const troubleSchema = z.object({ orderId: z.string(), trouble: z.enum(TROUBLES), at: z.iso.datetime() });
export type ParcelTrouble = z.infer<typeof troubleSchema>;

const troubles = entity({
  schema: troubleSchema,
  key: ({ orderId }: { readonly orderId: string }) => ({ pk: PARTITION, sk: `ORDER#${orderId}` }),
});

const troubleOf = (order: Order) => TROUBLES.find((trouble) => trouble === deliveryOf(order)?.status);

/** Lists the order's parcel while it is in trouble, and not any more. Safe to repeat. */
export async function keepTrouble(order: Order): Promise<void> {
  const { orderId, updatedAt: at } = order;
  const trouble = troubleOf(order);
  if (trouble === undefined) return troubles.delete({ orderId });
  await troubles.put({ orderId }, { orderId, trouble, at });
}

/** Every parcel in trouble, by the ids of their orders. */
export async function listTroubles(): Promise<(ParcelTrouble & { readonly orderId: OrderId })[]> {
  const found = await troubles.queryKnown(PARTITION);
  return found.flatMap((trouble) => (isOrderId(trouble.orderId) ? [{ ...trouble, orderId: trouble.orderId }] : []));
}

import { shardOf } from "@/lib/platform/ids";
import { entity, type IndexKey } from "@/lib/platform/table/entity";
import { orderSchema, type OrderStatus } from "@/lib/shop/order/schema";

/**
 * The order's record: read by `store.ts`, written by `transitions.ts` and by nothing else (the linter holds it). `gsi1` lists
 * orders by status, sorted by deadline or time, over partitions of which none is hot when the drop opens (docs/scale.md): every
 * order is placed, few come further.
 */

const SHARDS = 8;
const SHARDS_OF_NEW = 64;
const shardsOf = (status: OrderStatus): number => (status === "processing" ? SHARDS_OF_NEW : SHARDS);
const partition = (status: OrderStatus, shard: number) => `ORDERS#${status}#${shard}`;

export const orders = entity({
  schema: orderSchema,
  key: ({ orderId }: { readonly orderId: string }) => ({ pk: `ORDER#${orderId}`, sk: "ORDER" }),
});

/** The partitions that together list the orders of a status. */
export const partitionsOf = (status: OrderStatus): readonly string[] =>
  Array.from({ length: shardsOf(status) }, (_, shard) => partition(status, shard));

/** Where the index lists an order. @param sortedBy ISO 8601: its deadline, or when it came into this state */
export const indexKeyOf = (orderId: string, status: OrderStatus, sortedBy: string): IndexKey => ({
  gsi1pk: partition(status, shardOf(orderId, shardsOf(status))),
  gsi1sk: `${sortedBy}#${orderId}`,
});

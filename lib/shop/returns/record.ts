import { shardOf } from "@/lib/platform/ids";
import { entity, type IndexKey } from "@/lib/platform/table/entity";
import { returnSchema, type ReturnStatus } from "@/lib/shop/returns/schema";

/**
 * The return's record: read by `store.ts`, written by `transitions.ts` and by nothing else. `gsi1` lists returns by status,
 * sorted by when they came into it.
 */

const SHARDS = 4;
const partition = (status: ReturnStatus, shard: number) => `RETURNS#${status}#${shard}`;

export const returns = entity({
  schema: returnSchema,
  key: ({ returnId }: { readonly returnId: string }) => ({ pk: `RETURN#${returnId}`, sk: "RETURN" }),
});

/** The partitions that together list the returns of a status. */
export const partitionsOf = (status: ReturnStatus): readonly string[] =>
  Array.from({ length: SHARDS }, (_, shard) => partition(status, shard));

/** Where the index lists a return. @param at ISO 8601: when it came into this state */
export const indexKeyOf = (returnId: string, status: ReturnStatus, at: string): IndexKey => ({
  gsi1pk: partition(status, shardOf(returnId, SHARDS)),
  gsi1sk: `${at}#${returnId}`,
});

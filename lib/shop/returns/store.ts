import { partitionsOf, returns } from "@/lib/shop/returns/record";
import type { Return, ReturnStatus } from "@/lib/shop/returns/schema";

/** The return as last written, or undefined. */
export const findReturn = (returnId: string): Promise<Return | undefined> => returns.get({ returnId });

/** The first so many returns of a status, the longest in it first. Eventually consistent. */
export async function listReturns(status: ReturnStatus, limit: number): Promise<Return[]> {
  const shards = await Promise.all(
    partitionsOf(status).map((partition) => returns.query(partition, { index: "gsi1", limit })),
  );
  return shards
    .flat()
    .toSorted((a, b) => a.sortKey.localeCompare(b.sortKey))
    .slice(0, limit)
    .map(({ record }) => record);
}

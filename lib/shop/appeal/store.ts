import { appeals, partitionOf, type AppealList } from "@/lib/shop/appeal/record";
import type { Appeal } from "@/lib/shop/appeal/schema";

/** The appeal as last written, or undefined. */
export const findAppeal = (orderId: string): Promise<Appeal | undefined> => appeals.get({ orderId });

/** Appeals that wait, the oldest first; or that were answered, the last first. Eventually consistent. */
export async function listAppeals(list: AppealList, limit: number): Promise<Appeal[]> {
  const query = { index: "gsi1", limit, newestFirst: list === "answered" } as const;
  return (await appeals.query(partitionOf(list), query)).map(({ record }) => record);
}

import { appealSchema } from "@/lib/shop/appeal/schema";
import { entity, type IndexKey } from "@/lib/platform/table/entity";

/** The record of an appeal: read by `store.ts`, written by `transitions.ts`. `gsi1` lists those that wait, and those that were answered. */
export const appeals = entity({
  schema: appealSchema,
  key: ({ orderId }: { readonly orderId: string }) => ({ pk: `ORDER#${orderId}`, sk: "APPEAL" }),
});

export type AppealList = "waiting" | "answered";
export const partitionOf = (list: AppealList): string => `APPEALS#${list}`;

export const indexKeyOf = (orderId: string, list: AppealList, at: string): IndexKey => ({
  gsi1pk: partitionOf(list),
  gsi1sk: `${at}#${orderId}`,
});

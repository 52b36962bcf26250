import { getItem, putIfAbsent } from "@/lib/platform/table/table";
import { dropItemSchema, type Drop } from "@/lib/shop/drop/schema";

const KEY = { pk: "DROP", sk: "CURRENT" };

export async function findDrop(): Promise<Drop | undefined> {
  const item = await getItem(KEY);
  return item && dropItemSchema.parse(item);
}

/** False when a drop is there already: it stays. */
export const putDrop = (drop: Drop): Promise<boolean> => putIfAbsent({ ...KEY, ...drop });

import { defaultDrop, numberPairs } from "@/lib/shop/drop/rules";
import type { DropFile } from "@/lib/shop/drop/schema";
import { findDrop, putDrop } from "@/lib/shop/drop/store";

/** Puts the drop on sale unless one is already: then that one stays. Resolves with the id of the drop on sale. */
export async function seedDrop(file: DropFile | undefined): Promise<string> {
  const current = await findDrop();
  if (current) return current.dropId;
  const drop = numberPairs(file ?? defaultDrop(Date.now()));
  return (await putDrop(drop)) ? drop.dropId : ((await findDrop())?.dropId ?? drop.dropId);
}

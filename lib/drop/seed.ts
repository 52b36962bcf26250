import { defaultDrop, numberPairs } from "@/lib/drop/rules";
import type { DropFile } from "@/lib/drop/schema";
import { findDrop, putDrop } from "@/lib/drop/store";
import { createPairs } from "@/lib/inventory/store";

/** Puts the drop on sale unless one is already. Pairs first: the drop shows only once all of them are there. */
export async function seedDrop(file: DropFile | undefined): Promise<string> {
  const current = await findDrop();
  if (current) return current.dropId;
  const drop = numberPairs(file ?? defaultDrop(Date.now()));
  await createPairs(drop);
  await putDrop(drop);
  return drop.dropId;
}

import { ALL, drops, listing } from "@/lib/shop/drop/record";
import { isDropId, type Drop } from "@/lib/shop/drop/schema";

/** The drop as last written, drafts too; undefined also for what no drop can be called. */
export const findDrop = async (dropId: string): Promise<Drop | undefined> =>
  isDropId(dropId) ? drops.get({ dropId }) : undefined;

/** The ids of all drops, drafts too, oldest first. */
export const findDropIds = async (): Promise<readonly string[]> => (await listing.get(ALL))?.dropIds ?? [];

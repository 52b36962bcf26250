import { ALL, drops, listing } from "@/lib/shop/drop/record";
import type { Drop } from "@/lib/shop/drop/schema";

/** The drop as last written, drafts too. */
export const findDrop = (dropId: string): Promise<Drop | undefined> => drops.get({ dropId });

/** The ids of all drops, drafts too, oldest first. */
export const findDropIds = async (): Promise<readonly string[]> => (await listing.get(ALL))?.dropIds ?? [];

import { deleteItem, putItem, queryItems } from "@/lib/platform/table/table";
import { savedViewSchema, type SavedView } from "@/lib/desk/saved-views/schema";

const viewsPartition = (customerId: string) => `DESK#${customerId}`;

/** The views that a member of the team saved, by name. */
export const listViews = async (customerId: string): Promise<SavedView[]> =>
  (await queryItems(viewsPartition(customerId))).map((item) => savedViewSchema.parse(item));

/** A name stands for one view: saving it again replaces it. */
export const putView = (customerId: string, view: SavedView): Promise<void> =>
  putItem({ pk: viewsPartition(customerId), sk: `VIEW#${view.name}`, ...view });

export const deleteView = (customerId: string, name: string): Promise<void> =>
  deleteItem({ pk: viewsPartition(customerId), sk: `VIEW#${name}` });

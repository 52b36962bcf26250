import { entity } from "@/lib/platform/table/entity";
import { savedViewSchema, type SavedView } from "@/lib/desk/saved-views/schema";

const partition = (customerId: string) => `DESK#${customerId}`;
const views = entity({
  schema: savedViewSchema,
  key: ({ customerId, name }: { readonly customerId: string; readonly name: string }) => ({
    pk: partition(customerId),
    sk: `VIEW#${name}`,
  }),
});

/** The views that a member of the team saved, by name. */
export const listViews = async (customerId: string): Promise<SavedView[]> =>
  (await views.query(partition(customerId))).map(({ record }) => record);

/** A name is of one view: saving it again replaces it. */
export const putView = (customerId: string, view: SavedView): Promise<void> =>
  views.put({ customerId, name: view.name }, view);

export const deleteView = (customerId: string, name: string): Promise<void> => views.delete({ customerId, name });

import { dropSchema, type Drop } from "@/lib/shop/drop/schema";
import { entity } from "@/lib/platform/table/entity";

const drops = entity({
  schema: dropSchema,
  key: ({ which }: { readonly which: "CURRENT" }) => ({ pk: "DROP", sk: which }),
});
const current = { which: "CURRENT" } as const;

/** The drop on sale, as last written. */
export const findDrop = (): Promise<Drop | undefined> => drops.get(current);

/** False when a drop is there already: it stays. */
export const putDrop = (drop: Drop): Promise<boolean> => drops.create(current, drop);

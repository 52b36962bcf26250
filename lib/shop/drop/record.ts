import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { dropSchema } from "@/lib/shop/drop/schema";

/** A drop's record: read by `store.ts`, written by `transitions.ts` and by nothing else (the linter holds it). */
export const drops = entity({
  schema: dropSchema,
  key: ({ dropId }: { readonly dropId: string }) => ({ pk: `DROP#${dropId}`, sk: "DROP" }),
});

/** The ids of all drops, drafts too, in the order in which they were made: they are few. An id is added and never removed. */
export const listing = entity({
  schema: z.object({ dropIds: z.array(z.string()) }),
  key: (which: typeof ALL) => ({ pk: "DROPS", sk: which }),
});
export const ALL = "LISTING";

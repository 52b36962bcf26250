import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { entrySchema } from "@/lib/shop/entry/schema";
import { shardOfEntry } from "@/lib/shop/entry/rules";
import type { EntryId } from "@/lib/platform/ids";

/** An entry's record: read by `store.ts`, written by `transitions.ts`. */
export const entries = entity({
  schema: entrySchema,
  key: ({ entryId }: { readonly entryId: string }) => ({ pk: `ENTRY#${entryId}`, sk: "ENTRY" }),
});

export const partitionOf = (dropId: string, shard: number): string => `ENTRIES#${dropId}#${shard}`;

/** By what a drop's entries are found: written before the entry, never changed. */
export const entryListing = entity({
  schema: z.object({ entryId: z.templateLiteral(["ent_", z.string()]), ttlSeconds: z.int() }),
  key: ({ dropId, entryId }: { readonly dropId: string; readonly entryId: EntryId }) => ({
    pk: partitionOf(dropId, shardOfEntry(entryId)),
    sk: entryId,
  }),
});

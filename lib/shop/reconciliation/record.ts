import { entity } from "@/lib/platform/table/entity";
import { differenceSchema, runSchema } from "@/lib/shop/reconciliation/schema";

/** Few and read together: one partition. */
export const PARTITION = "RECONCILIATION";
export const OF_DIFFERENCES = "DIFFERENCE#";

export const differences = entity({
  schema: differenceSchema,
  key: ({ differenceId }: { readonly differenceId: string }) => ({
    pk: PARTITION,
    sk: `${OF_DIFFERENCES}${differenceId}`,
  }),
});

/** The last whole comparison. */
export const runs = entity({ schema: runSchema, key: () => ({ pk: "RECONCILIATION_RUN", sk: "LATEST" }) });

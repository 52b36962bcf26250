import { secondFactorSchema } from "@/lib/account/second-factor/schema";
import { entity } from "@/lib/platform/table/entity";

/** The record of a second factor: read by `store.ts`, written by `transitions.ts`. */
export const secondFactors = entity({
  schema: secondFactorSchema,
  key: ({ customerId }: { readonly customerId: string }) => ({ pk: `CUSTOMER#${customerId}`, sk: "SECOND_FACTOR" }),
});

import { entity } from "@/lib/platform/table/entity";
import { fairnessSchema } from "@/lib/shop/fairness/schema";

/** What was counted of a drop that is over: one small item. */
export const fairnesses = entity({
  schema: fairnessSchema,
  key: ({ dropId }: { readonly dropId: string }) => ({ pk: `FAIRNESS#${dropId}`, sk: "FAIRNESS" }),
});

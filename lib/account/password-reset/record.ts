import { entity } from "@/lib/platform/table/entity";
import { resetSchema } from "@/lib/account/password-reset/schema";

/** The record of a request for a new password: read by `store.ts`, written by `transitions.ts`. */
export const resets = entity({
  schema: resetSchema,
  key: ({ resetId }: { readonly resetId: string }) => ({ pk: `PASSWORD_RESET#${resetId}`, sk: "PASSWORD_RESET" }),
});

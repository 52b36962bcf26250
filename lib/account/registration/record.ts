import { entity } from "@/lib/platform/table/entity";
import { registrationSchema } from "@/lib/account/registration/schema";

/** The registration's record: read by `store.ts`, written by `transitions.ts`. */
export const registrations = entity({
  schema: registrationSchema,
  key: ({ registrationId }: { readonly registrationId: string }) => ({
    pk: `REGISTRATION#${registrationId}`,
    sk: "REGISTRATION",
  }),
});

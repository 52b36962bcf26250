import { invitationSchema } from "@/lib/account/invitation/schema";
import { entity } from "@/lib/platform/table/entity";

/** The record of an invitation: read by `store.ts`, written by `transitions.ts`. */
export const invitations = entity({
  schema: invitationSchema,
  key: ({ invitationId }: { readonly invitationId: string }) => ({
    pk: `INVITATION#${invitationId}`,
    sk: "INVITATION",
  }),
});

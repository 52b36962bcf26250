import { invitations } from "@/lib/account/invitation/record";
import type { Invitation } from "@/lib/account/invitation/schema";

/** The invitation as last written, or undefined. */
export const findInvitation = (invitationId: string): Promise<Invitation | undefined> =>
  invitations.get({ invitationId });

import type { Invitation } from "@/lib/account/invitation/schema";
import { isInvited } from "@/lib/account/team/rules";
import { readRoster } from "@/lib/account/team/store";

/** Whether the roster wants the member by this invitation: it decides, and a manager may have withdrawn it. */
export async function isValid({ customerId, invitationId }: Invitation): Promise<boolean> {
  const member = (await readRoster()).members[customerId];
  return isInvited(member) && member.invitationId === invitationId;
}

import { getCustomer } from "@/lib/account/customer/store";
import { invitationLetter } from "@/lib/account/invitation/letters";
import { tokenOf } from "@/lib/account/invitation/rules";
import type { Invitation } from "@/lib/account/invitation/schema";
import { env } from "@/lib/platform/env";
import { sendMailOnce } from "@/lib/platform/mail/server";

/** Mails the link, once. @throws TerminalError when the address is refused */
export async function mailInvitation(invitation: Invitation): Promise<void> {
  const { invitationId, email, invitedBy } = invitation;
  await sendMailOnce(`${invitationId}:link`, async () => {
    const inviter = await getCustomer(invitedBy);
    const name = inviter ? `${inviter.firstName} ${inviter.lastName}`.trim() : "A manager";
    const { token } = tokenOf(invitation, env("AUTH_SECRET"));
    return invitationLetter(email, name, `${env("SITE_URL")}/invitation?token=${token}`);
  });
}

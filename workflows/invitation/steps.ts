import { getCustomer, putCustomer } from "@/lib/account/customer/store";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { mailInvitation } from "@/lib/account/invitation/mails";
import { acceptedAtOf } from "@/lib/account/invitation/rules";
import type { Invitation } from "@/lib/account/invitation/schema";
import { isOpen } from "@/lib/account/invitation/states";
import { findInvitation } from "@/lib/account/invitation/store";
import { expireUnaccepted, finishInvitation, markMailed, recordCallback } from "@/lib/account/invitation/transitions";
import { takeProvenAddress } from "@/lib/account/registration/address";
import { teamReconciler } from "@/lib/account/team/reconciler";
import { joined, withdrawn } from "@/lib/account/team/rules";
import { changeRoster } from "@/lib/account/team/transitions";
import { reconcileById } from "@/lib/platform/durable/reconcile";
import { TerminalError } from "@/lib/platform/errors";
import type { InvitationId } from "@/lib/platform/ids";
import type { InvitationResult } from "@/workflows/invitation/schema";

async function load(invitationId: InvitationId): Promise<Invitation> {
  const invitation = await findInvitation(invitationId);
  if (!invitation) throw new TerminalError(`${invitationId} is not stored`);
  return invitation;
}

/** The member's account, as the page's answer made it. Safe to repeat. */
async function makeAccount({ customerId, email, chosen }: Invitation, at: string, role: "fulfillment" | "manager") {
  if (chosen) await putCustomer({ customerId, email, ...chosen, role, createdAt: at, verifiedAt: at });
  else if (!(await getCustomer(customerId))) throw new TerminalError(`${customerId} lost its account`);
}

/** True when the member is in the team, by this call or an earlier one: the roster decides, the account follows. */
async function join(invitation: Invitation): Promise<boolean> {
  const { invitationId, customerId, email } = invitation;
  const at = acceptedAtOf(invitation);
  if (!at || !(await takeProvenAddress(email, customerId))) return false;
  const roster = await changeRoster((current) => joined(current, customerId, invitationId, at));
  const member = roster.members[customerId];
  if (!member?.joined || member.invitationId !== invitationId) return false;
  await makeAccount(invitation, at, member.role);
  await reconcileById(teamReconciler, customerId);
  return true;
}

const leave = ({ customerId, invitationId }: Invitation) =>
  changeRoster((current) => withdrawn(current, customerId, invitationId));

async function settle(invitationId: InvitationId): Promise<InvitationResult["outcome"]> {
  const invitation = await expireUnaccepted(invitationId);
  if (!invitation) return "failed";
  const hasJoined = isOpen(invitation) && (await join(invitation));
  if (isOpen(invitation)) await finishInvitation(invitationId, hasJoined ? "accepted" : "failed");
  const { status } = await load(invitationId);
  if (status !== "accepted") await leave(invitation);
  return status === "accepted" || status === "expired" ? status : "failed";
}

/** The effects of the workflow. Each may run again after it happened. */
export const invitationSteps = (invitationId: InvitationId) => ({
  storeCallback: async (callbackId: string): Promise<void> => {
    await load(invitationId);
    const expiresAt = new Date(Date.now() + INVITATION_TIMEOUT_SECONDS * 1000).toISOString();
    await recordCallback(invitationId, callbackId, expiresAt);
  },

  mailLink: async (): Promise<"settled" | undefined> => {
    const invitation = await load(invitationId);
    if (!isOpen(invitation) || acceptedAtOf(invitation)) return "settled";
    await mailInvitation(invitation);
    await markMailed(invitationId);
    return undefined;
  },

  settle: () => settle(invitationId),

  giveUp: async () => {
    await finishInvitation(invitationId, "failed");
    const invitation = await findInvitation(invitationId);
    if (invitation) await leave(invitation);
  },
});

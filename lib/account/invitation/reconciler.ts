import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { acceptedAtOf } from "@/lib/account/invitation/rules";
import type { Invitation } from "@/lib/account/invitation/schema";
import { isOpen } from "@/lib/account/invitation/states";
import { isValid } from "@/lib/account/invitation/validity";
import { findInvitation } from "@/lib/account/invitation/store";

/** The start of an invitation that the roster wants, and the acceptance that woke nothing. */
export const invitationReconciler: Reconciler<Invitation> = {
  kind: "invitation",
  load: findInvitation,
  reconcile: async (invitation) => {
    const { invitationId, status, callbackId } = invitation;
    if (status === "pending" && (await isValid(invitation)))
      await startExecution(env("INVITATION_FUNCTION"), invitationId, { invitationId });
    if (isOpen(invitation) && acceptedAtOf(invitation) && callbackId) await completeCallback(callbackId, "accepted");
  },
  isStalled: (invitation, nowMs) =>
    isOpen(invitation) &&
    (invitation.status === "pending" || acceptedAtOf(invitation) !== undefined) &&
    isPastRequest(invitation, nowMs),
};

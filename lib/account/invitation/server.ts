import { randomUUID } from "node:crypto";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { invitationReconciler } from "@/lib/account/invitation/reconciler";
import { nameIn, tokenOf } from "@/lib/account/invitation/rules";
import type { InvitationIn } from "@/lib/account/invitation/schema";
import { createInvitation } from "@/lib/account/invitation/transitions";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { teamReconciler } from "@/lib/account/team/reconciler";
import { invited, isInvited, memberIdOf, memberOf } from "@/lib/account/team/rules";
import type { InviteRequest, Member, MemberView, Roster } from "@/lib/account/team/schema";
import { memberView } from "@/lib/account/team/server";
import { readRoster } from "@/lib/account/team/store";
import { changeRoster } from "@/lib/account/team/transitions";
import { anyReconciler, tryReconcile, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { digestId, type InvitationId } from "@/lib/platform/ids";
import { newTokenSeed } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** Longer than any execution that could still ask for the record. */
const KEEP_SECONDS = 90 * DAY_SECONDS;
/** Each may put a mail into a stranger's inbox. */
const PER_MANAGER = { max: 50, windowSeconds: 3600 };

/** @throws AppError address_taken for the address of a shopper */
async function assertFree(email: string): Promise<void> {
  const owner = await findCustomerByEmail(email);
  if (owner && owner.customerId !== memberIdOf(email) && owner.verifiedAt !== undefined)
    throw new AppError("address_taken");
}

/**
 * Invites a colleague: the roster takes the member in, and a durable execution mails the link. Repeated while the invitation
 * waits, it is the same invitation. The record comes first, and is started once the roster wants it: a crash between leaves
 * either nothing that counts, or what the sweep starts.
 * @throws AppError forbidden to all but managers, already_member, address_taken, team_full, rate_limited
 */
export async function invite(viewer: Viewer, request: InviteRequest): Promise<MemberView> {
  assertManager(viewer);
  await rateLimit({ key: `invite:${viewer.customerId}`, ...PER_MANAGER });
  await assertFree(request.email);
  const invitation = newInvitation(request, viewer);
  const { customerId: id, invitationId } = invitation;
  const author = { at: invitation.createdAt, by: viewer.customerId };
  const withMember = (roster: Roster) => invited(roster, id, request, invitationId, author);
  withMember(await readRoster()); // what is refused leaves no record behind
  const roster = await writeAndReconcile(invitationReconciler, invitationId, async () => {
    await createInvitation(invitation);
    return writeAndReconcile(teamReconciler, id, () => changeRoster(withMember));
  });
  await startFormer(memberOf(roster, id), invitationId);
  return memberView(roster, id);
}

/** The one that waits already is the one that counts: started, if it was not. */
async function startFormer(member: Member, invitationId: InvitationId): Promise<void> {
  if (!isInvited(member)) return;
  if (member.invitationId === invitationId) log.info("a colleague was invited", { invitationId });
  else await tryReconcile(anyReconciler(invitationReconciler), member.invitationId);
}

function newInvitation({ email, firstName, lastName }: InviteRequest, { customerId }: Viewer): InvitationIn<"pending"> {
  const invitationId: InvitationId = `inv_${digestId("invitation", randomUUID())}`;
  const createdAt = new Date();
  const at = createdAt.toISOString();
  const tokenSeed = newTokenSeed();
  const { tokenHash } = tokenOf({ invitationId, tokenSeed }, env("AUTH_SECRET"));
  // until the workflow has started the clock that counts
  const expiresAt = new Date(createdAt.getTime() + INVITATION_TIMEOUT_SECONDS * 1000).toISOString();
  const ttlSeconds = ttlAfter(createdAt.getTime(), KEEP_SECONDS);
  const times = { createdAt: at, updatedAt: at, expiresAt, ttlSeconds };
  const ids = { invitationId, customerId: memberIdOf(email), email, invitedBy: customerId };
  const name = firstName === undefined ? nameIn(email) : { firstName, lastName };
  return { ...ids, ...name, ...times, status: "pending", tokenSeed, tokenHash };
}

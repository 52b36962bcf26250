import { setTimeout as sleep } from "node:timers/promises";
import { getCustomer } from "@/lib/account/customer/store";
import { invitationReconciler } from "@/lib/account/invitation/reconciler";
import { readToken, stateOf } from "@/lib/account/invitation/rules";
import type { AcceptRequest, Invitation, InvitationLink } from "@/lib/account/invitation/schema";
import { findInvitation } from "@/lib/account/invitation/store";
import { recordAcceptance } from "@/lib/account/invitation/transitions";
import { isValid } from "@/lib/account/invitation/validity";
import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { assertNotOwn } from "@/lib/account/password/policy";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import type { InvitationId } from "@/lib/platform/ids";
import { sameHash } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";

const SETTLE_PATIENCE_MS = 10_000;
/** Who holds a used link must not learn passwords by trying them on it. */
const PER_LINK = { max: 10, windowSeconds: 3600 };

async function findByToken(token: string): Promise<Invitation | undefined> {
  const parts = readToken(token);
  const invitation = parts && (await findInvitation(parts.invitationId));
  return invitation && sameHash(invitation.tokenHash, parts.tokenHash) ? invitation : undefined;
}

/** What the link is still good for, and whose it is. Changes nothing. */
export async function readInvitation(token: string): Promise<InvitationLink> {
  const invitation = await findByToken(token);
  if (!invitation) return { state: "invalid", invited: null };
  const { email, firstName, lastName } = invitation;
  const state = stateOf(invitation, Date.now());
  const isWithdrawn = state === "open" && !(await isValid(invitation));
  return { state: isWithdrawn ? "invalid" : state, invited: { email, firstName, lastName } };
}

const invalid = () =>
  new AppError("token_invalid", { detail: "This invitation does not work. Ask a manager for a new one." });
const expired = () =>
  new AppError("token_expired", { detail: "This invitation has run out. Ask a manager for a new one." });

/**
 * Accepts an invitation by the link's token: one conditional write uses the link up and keeps what was chosen; the execution
 * is woken, and the answer waits until the account is there. The same password again is done already.
 * @throws AppError token_invalid, token_used, token_expired, validation_failed, rate_limited, temporarily_unavailable (kept, and acted on later)
 */
export async function acceptInvitation({ token, password, ...given }: AcceptRequest): Promise<void> {
  const invitation = await findByToken(token);
  if (!invitation) throw invalid();
  const { invitationId, tokenHash, email } = invitation;
  await rateLimit({ key: `invitation:${invitationId}`, ...PER_LINK });
  if (stateOf(invitation, Date.now()) === "open" && !(await isValid(invitation))) throw invalid();
  const names = namesOf(invitation, given);
  assertNotOwn(password, { email, ...names });
  const chosen = { passwordHash: await hashPassword(password), ...names };
  const write = () => recordAcceptance(invitationId, { tokenHash, chosen });
  const recorded = await writeAndReconcile(invitationReconciler, invitationId, write);
  if (recorded) log.info("an invitation was accepted", { invitationId });
  await untilSettled(invitationId);
  if (!recorded && !(await isPasswordOf(invitation, password))) throw new AppError("token_used");
}

const namesOf = (
  { firstName, lastName }: Invitation,
  given: Pick<AcceptRequest, "firstName" | "lastName">,
): Pick<Invitation, "firstName" | "lastName"> =>
  given.firstName === undefined ? { firstName, lastName } : { firstName: given.firstName, lastName: given.lastName };

async function untilSettled(invitationId: InvitationId): Promise<void> {
  for (const startedMs = Date.now(); Date.now() - startedMs < SETTLE_PATIENCE_MS; await sleep(60)) {
    const invitation = await findInvitation(invitationId);
    const state = invitation ? stateOf(invitation, Date.now()) : "invalid";
    if (!invitation || state === "invalid") throw invalid();
    if (state === "expired") throw expired();
    if (invitation.status === "accepted") return;
  }
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 5 });
}

const isPasswordOf = async ({ customerId }: Invitation, password: string): Promise<boolean> =>
  verifyPassword(password, (await getCustomer(customerId))?.passwordHash);

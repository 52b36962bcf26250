import type { InvitationId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Change } from "@/lib/platform/table/entity";
import { invitations } from "@/lib/account/invitation/record";
import type { Invitation, InvitationIn, InvitationStatus } from "@/lib/account/invitation/schema";
import { invitationFacts, invitationStates } from "@/lib/account/invitation/states";
import { findInvitation } from "@/lib/account/invitation/store";

/** Every write of an invitation. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = invitations;
const now = () => new Date().toISOString();
const mayRecord = (name: keyof typeof invitationFacts) => mayLearn(when, name, invitationFacts[name]);

/** False when it was there already: the same invitation was sent twice. */
export const createInvitation = (invitation: InvitationIn<"pending">): Promise<boolean> =>
  invitations.create(invitation, invitation);

const write = (invitationId: InvitationId, change: Change<Invitation>): Promise<Invitation | undefined> =>
  invitations.update({ invitationId }, { ...change, set: { updatedAt: now(), ...change.set } });

const move = (
  invitationId: InvitationId,
  to: Exclude<InvitationStatus, "pending">,
  change: Pick<Change<Invitation>, "remove"> = {},
): Promise<Invitation | undefined> =>
  write(invitationId, {
    ...change,
    set: { status: to },
    when: mayEnter<InvitationStatus, Invitation>(when, invitationStates[to]),
  });

/** The callback of an execution is always the same. Nothing happens once it was accepted. */
export async function recordCallback(invitationId: InvitationId, callbackId: string, expiresAt: string): Promise<void> {
  await write(invitationId, {
    set: { callbackId, expiresAt },
    when: when.and(mayRecord("callbackId"), when.absent("acceptedAt")),
  });
}

export async function markMailed(invitationId: InvitationId): Promise<void> {
  await move(invitationId, "mailed");
}

interface Acceptance {
  readonly tokenHash: string;
  readonly chosen: NonNullable<Invitation["chosen"]>;
}

/** Uses the link up: true for the one call whose password it will be. */
export async function recordAcceptance(
  invitationId: InvitationId,
  { tokenHash, chosen }: Acceptance,
): Promise<boolean> {
  const acceptedAt = now();
  const used = await write(invitationId, {
    set: { acceptedAt, chosen, updatedAt: acceptedAt },
    when: when.and(mayRecord("acceptedAt"), when.is("tokenHash", tokenHash), when.above("expiresAt", acceptedAt)),
  });
  return used !== undefined;
}

/** Ends an invitation that was not accepted. The write decides a race with the last click. Resolves with the invitation after it. */
export const expireUnaccepted = async (invitationId: InvitationId): Promise<Invitation | undefined> =>
  (await move(invitationId, "expired")) ?? findInvitation(invitationId);

/** Ends an invitation, once. From here on the account holds the password. */
export async function finishInvitation(
  invitationId: InvitationId,
  status: Extract<InvitationStatus, "accepted" | "failed">,
): Promise<void> {
  await move(invitationId, status, { remove: ["chosen"] });
}

import { digestId, type CustomerId, type InvitationId } from "@/lib/platform/ids";
import { AppError } from "@/lib/platform/errors";
import type { InviteRequest, Member, MemberChange, Roster, TeamChange } from "@/lib/account/team/schema";

/** Changes that a member keeps: more are in the audit log for long. */
const CHANGES_KEPT = 8;
/** What one item has room for. */
const MEMBERS_MAX = 200;

export const emptyRoster: Roster = { version: 0, members: {}, secondFactor: "optional", changes: [] };

/** One address, one member, however often it is invited. */
export const memberIdOf = (email: string): CustomerId => `cus_${digestId("staff", email)}`;

/** What a change of the roster is made with. `at` is ISO 8601, `by` a customer id. */
export interface Author {
  readonly at: string;
  readonly by: string;
}

const isActiveManager = ({ role, state }: Member): boolean => role === "manager" && state === "active";
const hasManager = ({ members }: Roster): boolean => Object.values(members).some(isActiveManager);

/** @throws AppError last_manager when the change would leave a team without one */
function assertManagerStays(before: Roster, after: Roster): void {
  if (hasManager(before) && !hasManager(after)) throw new AppError("last_manager");
}

function put(roster: Roster, id: string, member: Member): Roster {
  const next = { ...roster, version: roster.version + 1, members: { ...roster.members, [id]: member } };
  assertManagerStays(roster, next);
  if (Object.keys(next.members).length > MEMBERS_MAX) throw new AppError("team_full");
  return next;
}

const noted = ({ changes }: Pick<Member, "changes">, change: TeamChange): TeamChange[] =>
  [...changes, change].slice(-CHANGES_KEPT);

/** The member of that id. @throws AppError not_found */
export function memberOf({ members }: Roster, id: string): Member {
  const member = Object.hasOwn(members, id) ? members[id] : undefined;
  if (!member) throw new AppError("not_found");
  return member;
}

type Invitee = Pick<InviteRequest, "email" | "role">;

/** Whether an invitation to this member waits to be accepted. */
export const isInvited = (member: Member | undefined): member is Member & { readonly invitationId: InvitationId } =>
  member?.state === "invited" && member.invitationId !== undefined;

/**
 * The roster with an invitation to the address; one that waits already is kept, with the role that is asked for now.
 * @throws AppError already_member for a colleague, also a deactivated one
 */
export function invited(
  roster: Roster,
  id: string,
  { email, role }: Invitee,
  invitationId: InvitationId,
  author: Author,
): Roster | undefined {
  const known = roster.members[id];
  if (known?.joined) throw new AppError("already_member");
  if (isInvited(known)) return changed(roster, id, { role, status: undefined }, author);
  const changes = noted(known ?? { changes: [] }, { deed: "invited", role, ...author });
  return put(roster, id, { email, role, state: "invited", joined: false, invitationId, changes });
}

/** The roster after the invitation was accepted; undefined when it was before, or was withdrawn. */
export function joined(roster: Roster, id: string, invitationId: InvitationId, at: string): Roster | undefined {
  const member = roster.members[id];
  if (!isInvited(member) || member.invitationId !== invitationId) return undefined;
  const changes = noted(member, { deed: "joined", role: member.role, at, by: id });
  return put(roster, id, { ...member, state: "active", joined: true, changes });
}

/** The roster without an invitation that was not accepted. */
export function withdrawn(roster: Roster, id: string, invitationId: InvitationId): Roster | undefined {
  const member = roster.members[id];
  if (!isInvited(member) || member.invitationId !== invitationId) return undefined;
  const { [id]: _, ...members } = roster.members;
  return { ...roster, version: roster.version + 1, members };
}

/** The roster with an account that the seed made; undefined when it is there. */
export function seeded(roster: Roster, id: string, { email, role }: Invitee): Roster | undefined {
  if (roster.members[id]) return undefined;
  return put(roster, id, { email, role, state: "active", joined: true, changes: [] });
}

function stateAfter({ state, joined: hasJoined }: Member, status: MemberChange["status"]): Member["state"] {
  if (status === "active" && !hasJoined) return state; // only who has the mailbox can accept
  return status ?? state;
}

function deedsOf(before: Member, after: Pick<Member, "role" | "state">): TeamChange["deed"][] {
  const state = after.state === "deactivated" ? ("deactivated" as const) : ("reactivated" as const);
  return [...(before.role === after.role ? [] : (["role"] as const)), ...(before.state === after.state ? [] : [state])];
}

/** The roster with the member changed; undefined when it is so already. @throws AppError not_found, last_manager */
export function changed(roster: Roster, id: string, change: MemberChange, author: Author): Roster | undefined {
  const before = memberOf(roster, id);
  const role = change.role ?? before.role;
  const state = stateAfter(before, change.status);
  const deeds = deedsOf(before, { role, state });
  if (deeds.length === 0) return undefined;
  const changes = deeds.reduce((all, deed) => noted({ changes: all }, { deed, role, ...author }), before.changes);
  return put(roster, id, { ...before, role, state, changes });
}

/** The roster that knows of the reset of a member's second factor. @throws AppError not_found */
export function secondFactorReset(roster: Roster, id: string, author: Author): Roster {
  const member = memberOf(roster, id);
  const changes = noted(member, { deed: "second_factor_reset", role: member.role, ...author });
  return put(roster, id, { ...member, changes });
}

/** The roster under another policy; undefined when it is so already. */
export function underPolicy(roster: Roster, secondFactor: Roster["secondFactor"], author: Author): Roster | undefined {
  if (roster.secondFactor === secondFactor) return undefined;
  const changes = noted(roster, { deed: `second_factor_${secondFactor}`, ...author });
  return { ...roster, version: roster.version + 1, secondFactor, changes };
}

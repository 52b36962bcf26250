import type { Member, Roster, TeamChange } from "@/lib/account/team/schema";
import type { AuditEntry } from "@/lib/platform/audit/schema";

const entryOf = (about: string, { deed, role, at, by }: TeamChange): AuditEntry => ({
  entryId: `team-${about}-${at}-${deed}`,
  kind: "team",
  at,
  by,
  reasonCode: deed,
  ...(role && { note: role }),
});

/** What the audit log must hold about a member, read from the roster: reconciling writes it, however often. */
export const auditsOfMember = (memberId: string, { email, changes }: Member): AuditEntry[] =>
  changes.map((change) => ({ ...entryOf(memberId, change), member: { customerId: memberId, email } }));

/** What it must hold about what concerns all. */
export const auditsOfPolicy = ({ changes }: Roster): AuditEntry[] => changes.map((change) => entryOf("policy", change));

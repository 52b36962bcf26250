import type { Member, TeamChange } from "@/lib/account/team/schema";
import type { AuditEntry } from "@/lib/platform/audit/schema";

const entryOf =
  (memberId: string, email: string) =>
  ({ deed, role, at, by }: TeamChange): AuditEntry => ({
    entryId: `team-${memberId}-${at}-${deed}`,
    kind: "team",
    at,
    by,
    reasonCode: deed,
    note: role,
    member: { customerId: memberId, email },
  });

/** What the audit log must hold about a member, read from the roster: reconciling writes it, however often. */
export const auditsOfMember = (memberId: string, { email, changes }: Member): AuditEntry[] =>
  changes.map(entryOf(memberId, email));

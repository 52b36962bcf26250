import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { auditsOfMember, auditsOfPolicy } from "@/lib/account/team/audit";
import type { Member, Roster } from "@/lib/account/team/schema";
import { readRoster } from "@/lib/account/team/store";
import { applyRoster } from "@/lib/account/team/transitions";

/** Names the policy, in the place of a member's id. */
export const POLICY = "policy";

interface Concerned {
  readonly roster: Roster;
  readonly members: readonly (readonly [id: string, member: Member])[];
}

async function load(id: string): Promise<Concerned> {
  const roster = await readRoster();
  return { roster, members: Object.entries(roster.members).filter(([member]) => id === POLICY || id === member) };
}

/** What follows a change of the roster: accounts, sessions, the audit log. */
export const teamReconciler: Reconciler<Concerned> = {
  kind: "team",
  load,
  reconcile: async ({ roster, members }) => {
    await keepAudit(auditsOfPolicy(roster));
    for (const [id, member] of members) {
      await applyRoster(id, roster, member);
      await keepAudit(auditsOfMember(id, member));
    }
  },
  isStalled: () => false, // no page polls it: the sweep alone repairs it
};

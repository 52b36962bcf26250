import { getCustomer } from "@/lib/account/customer/store";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { POLICY, teamReconciler } from "@/lib/account/team/reconciler";
import { changed, memberOf, underPolicy } from "@/lib/account/team/rules";
import type { Member, MemberChange, MemberView, Roster, TeamPolicy, TeamView } from "@/lib/account/team/schema";
import { readRoster } from "@/lib/account/team/store";
import { changeRoster } from "@/lib/account/team/transitions";
import { reconcileById, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { log } from "@/lib/platform/log";

async function viewOf(id: string, { email, role, state: status }: Member): Promise<MemberView> {
  const customer = await getCustomer(id);
  const name = customer ? `${customer.firstName} ${customer.lastName}`.trim() : null;
  return { id, email, name, role, status, secondFactor: customer?.secondFactor === "on" };
}

/** The member as managers see one. @throws AppError not_found */
export const memberView = (roster: Roster, id: string): Promise<MemberView> => viewOf(id, memberOf(roster, id));

const RANK = { active: 0, invited: 1, deactivated: 2 } as const;
const byRank = (a: MemberView, b: MemberView): number =>
  RANK[a.status] - RANK[b.status] || (a.name ?? a.email).localeCompare(b.name ?? b.email);

/** The whole team, those who work first. @throws AppError forbidden to all but managers */
export async function listTeam(viewer: Viewer): Promise<TeamView> {
  assertManager(viewer);
  const { members, secondFactor } = await readRoster();
  const views = await Promise.all(Object.entries(members).map(([id, member]) => viewOf(id, member)));
  return { members: views.toSorted(byRank), secondFactor };
}

/**
 * Changes a member's role, deactivates one or takes one back. Answers once the account has followed and its sessions that
 * say otherwise have ended. The same again changes nothing.
 * @throws AppError forbidden, not_found, last_manager
 */
export async function changeMember(viewer: Viewer, id: string, change: MemberChange): Promise<MemberView> {
  assertManager(viewer);
  const author = { at: new Date().toISOString(), by: viewer.customerId };
  const roster = await writeAndReconcile(teamReconciler, id, async () => {
    const written = await changeRoster((current) => changed(current, id, change, author));
    await reconcileById(teamReconciler, id); // a failure is the caller's to know: sessions may live on
    return written;
  });
  log.info("a member of the team was changed", { memberId: id, by: viewer.customerId, ...change });
  return memberView(roster, id);
}

/** Sets whether every member needs a second factor. Sessions without one end. @throws AppError forbidden */
export async function setTeamPolicy(viewer: Viewer, { secondFactor }: TeamPolicy): Promise<void> {
  assertManager(viewer);
  const author = { at: new Date().toISOString(), by: viewer.customerId };
  await writeAndReconcile(teamReconciler, POLICY, async () => {
    await changeRoster((current) => underPolicy(current, secondFactor, author));
    await reconcileById(teamReconciler, POLICY);
  });
  log.info("the team's policy was changed", { secondFactor, by: viewer.customerId });
}

import { endStaleSessions } from "@/lib/account/session/transitions";
import { followRoster, requireSecondFactor } from "@/lib/account/customer/store";
import { rosters } from "@/lib/account/team/record";
import type { Member, Roster } from "@/lib/account/team/schema";
import { readRoster } from "@/lib/account/team/store";
import { AppError } from "@/lib/platform/errors";

/** Every write of the team's roster. It decides; the accounts follow it. */

const TRIES = 10;

/**
 * Changes the roster by one conditional write on what was read, and again when another change came first. Resolves with the
 * roster after it, also when `change` finds nothing to do (undefined). What `change` throws refuses it.
 */
export async function changeRoster(change: (roster: Roster) => Roster | undefined): Promise<Roster> {
  const { when } = rosters;
  for (let i = 0; i < TRIES; i++) {
    const roster = await readRoster();
    const next = change(roster);
    if (!next) return roster;
    const unchanged = roster.version === 0 ? when.absent("version") : when.is("version", roster.version);
    if (await rosters.upsert({}, { set: next, when: unchanged })) return next;
  }
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 1 });
}

/**
 * Brings a member's account in line with the roster, and ends the sessions that say otherwise. Safe to repeat, and to come
 * late: an account never goes back to an older roster.
 */
export async function applyRoster(
  customerId: string,
  { version, secondFactor }: Roster,
  member: Member,
): Promise<void> {
  const { role, state, joined } = member;
  if (!joined) return;
  await followRoster(customerId, { role, isDeactivated: state === "deactivated", rosterVersion: version });
  await requireSecondFactor(customerId, secondFactor === "required", version);
  await endStaleSessions(customerId);
}

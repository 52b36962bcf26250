import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { momentAfter } from "@/lib/account/customer/rules";
import type { Customer, Role } from "@/lib/account/customer/schema";
import { reserveAddress, getCustomer, putCustomer, replacePassword } from "@/lib/account/customer/store";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { isAsSeeded, noteSeeded } from "@/lib/account/team/seeded";
import { memberIdOf, seeded } from "@/lib/account/team/rules";
import { changeRoster } from "@/lib/account/team/transitions";
import type { CustomerId } from "@/lib/platform/ids";

interface Member {
  readonly email: string;
  readonly password: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  /** A manager without it: the first of a team brings in the others. */
  readonly role?: Exclude<Role, "customer"> | undefined;
}

const FIRST_ROLE = "manager";

async function add(customerId: CustomerId, member: Member): Promise<void> {
  const { email, password, firstName = "Fulfillment", lastName = "Team", role = FIRST_ROLE } = member;
  const passwordHash = await hashPassword(password);
  const at = new Date().toISOString();
  const names = { firstName, lastName };
  await putCustomer({ customerId, email, ...names, passwordHash, role, createdAt: at, verifiedAt: at });
  await noteSeeded({ customerId, passwordHash });
}

/** A new password of the seed takes the place of its last one, never of one that a person has chosen. */
async function renew({ customerId, ...existing }: Customer, password: string): Promise<void> {
  if (!(await isAsSeeded({ customerId, ...existing }))) return;
  if (await verifyPassword(password, existing.passwordHash)) return;
  const passwordHash = await hashPassword(password);
  const passwordSetAt = momentAfter(existing.passwordSetAt, Date.now());
  if (!(await replacePassword(customerId, { passwordHash, passwordSetAt }, existing.passwordHash))) return;
  await noteSeeded({ customerId, passwordHash });
  await endStaleSessions(customerId);
}

/** Makes sure that the team's account is there, with this password unless its owner has changed it. Safe to repeat. */
export async function seedStaff(member: Member): Promise<void> {
  const customerId = memberIdOf(member.email);
  if (!(await reserveAddress(member.email, { customerId })))
    throw new Error(`${member.email} belongs to a customer: choose another address for the team`);
  const existing = await getCustomer(customerId);
  await (existing ? renew(existing, member.password) : add(customerId, member));
  await changeRoster((roster) => seeded(roster, customerId, { email: member.email, role: member.role ?? FIRST_ROLE }));
}

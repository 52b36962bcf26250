import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { momentAfter } from "@/lib/account/customer/rules";
import { reserveAddress, getCustomer, putCustomer, replacePassword } from "@/lib/account/customer/store";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { digestId, type CustomerId } from "@/lib/platform/ids";

/** Makes sure that the team's account is there and has this password. Safe to repeat. */
export async function seedStaff({
  email,
  password,
  firstName = "Fulfillment",
  lastName = "Team",
}: {
  readonly email: string;
  readonly password: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}): Promise<void> {
  const customerId: CustomerId = `cus_${digestId("staff", email)}`;
  if (!(await reserveAddress(email, { customerId })))
    throw new Error(`${email} belongs to a customer: choose another address for the team`);
  const existing = await getCustomer(customerId);
  if (existing && (await verifyPassword(password, existing.passwordHash))) return;
  const passwordHash = await hashPassword(password);
  const at = momentAfter(existing?.passwordSetAt, Date.now());
  if (existing) {
    await replacePassword(customerId, { passwordHash, passwordSetAt: at }, existing.passwordHash);
    await endStaleSessions(customerId);
  }
  const names = { firstName, lastName };
  await putCustomer({ customerId, email, ...names, passwordHash, role: "fulfillment", createdAt: at, verifiedAt: at });
}

import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { claimEmail, findCustomerByEmail, getCustomer, putCustomer, setPasswordHash } from "@/lib/customer/store";
import type { Customer } from "@/lib/customer/schema";
import { digestId, type CustomerId } from "@/lib/ids";

/** The customer of this address and password, or undefined: which of the two was wrong, nobody learns, not even by the time it takes. */
export async function authenticate(email: string, password: string): Promise<Customer | undefined> {
  const customer = await findCustomerByEmail(email);
  return (await verifyPassword(password, customer?.passwordHash)) ? customer : undefined;
}

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
  if (!(await claimEmail(email, customerId)))
    throw new Error(`${email} belongs to a customer: choose another address for the team`);
  const existing = await getCustomer(customerId);
  if (existing && (await verifyPassword(password, existing.passwordHash))) return;
  const passwordHash = await hashPassword(password);
  const at = new Date().toISOString();
  const names = { firstName, lastName };
  await putCustomer({ customerId, email, ...names, passwordHash, role: "fulfillment", createdAt: at, verifiedAt: at });
  await setPasswordHash(customerId, passwordHash);
}

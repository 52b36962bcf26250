import "server-only";
import type { Customer } from "@/lib/account/customer/schema";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { verifyPassword } from "@/lib/account/password/hash";

/** The customer of this address and password, or undefined: the caller does not learn which of the two was wrong, not even by the time it takes. */
export async function authenticate(email: string, password: string): Promise<Customer | undefined> {
  const customer = await findCustomerByEmail(email);
  return (await verifyPassword(password, customer?.passwordHash)) ? customer : undefined;
}

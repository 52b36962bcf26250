import "server-only";
import type { Customer } from "@/lib/account/customer/schema";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { maySignIn } from "@/lib/account/session/rules";
import { verifyPassword } from "@/lib/account/password/hash";

/**
 * The customer of this address and password, or undefined: the caller does not learn which of the two was wrong, nor that the
 * account is deactivated, not even by the time it takes.
 */
export async function authenticate(email: string, password: string): Promise<Customer | undefined> {
  const customer = await findCustomerByEmail(email);
  const isRight = await verifyPassword(password, customer?.passwordHash);
  return isRight && maySignIn(customer) ? customer : undefined;
}

import "server-only";
import type { AccountView, Customer } from "@/lib/account/customer/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { AppError } from "@/lib/platform/errors";

/** The account as it is now. @throws AppError not_found */
export async function getAccountOf({ customerId }: Pick<Customer, "customerId">): Promise<Customer> {
  const customer = await getCustomer(customerId);
  if (!customer) throw new AppError("not_found");
  return customer;
}

/** What people may see of their own account. @throws AppError not_found */
export async function getAccount(owner: Pick<Customer, "customerId">): Promise<AccountView> {
  const { email, firstName, lastName, verifiedAt = null, passwordSetAt = null } = await getAccountOf(owner);
  return { email, firstName, lastName, verifiedAt, passwordSetAt };
}

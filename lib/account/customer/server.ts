import "server-only";
import type { AccountView, Customer } from "@/lib/account/customer/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { AppError } from "@/lib/platform/errors";

/** What people may see of their own account. @throws AppError not_found */
export async function getAccount({ customerId }: Pick<Customer, "customerId">): Promise<AccountView> {
  const customer = await getCustomer(customerId);
  if (!customer) throw new AppError("not_found");
  const { email, firstName, lastName, verifiedAt = null, passwordSetAt = null } = customer;
  return { email, firstName, lastName, verifiedAt, passwordSetAt };
}

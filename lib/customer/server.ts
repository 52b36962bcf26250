import { hashPassword, verifyPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/schema";
import { drivePasswordNotice } from "@/lib/customer/mails";
import { momentAfter } from "@/lib/customer/rules";
import type { AccountView, ChangePasswordRequest, Customer } from "@/lib/customer/schema";
import { findCustomerByEmail, getCustomer, replacePassword } from "@/lib/customer/store";
import { driveOrLeave, remember } from "@/lib/durable/outbox";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { rateLimit } from "@/lib/rate-limit/server";

/** Guesses at the current password by who found an open session. */
const GUESSES = { max: 10, windowSeconds: 900 };

/** The customer of this address and password, or undefined: which of the two was wrong, nobody learns, not even by the time it takes. */
export async function authenticate(email: string, password: string): Promise<Customer | undefined> {
  const customer = await findCustomerByEmail(email);
  return (await verifyPassword(password, customer?.passwordHash)) ? customer : undefined;
}

/** What people may see of their own account. @throws AppError not_found */
export async function getAccount({ customerId }: Viewer): Promise<AccountView> {
  const customer = await getCustomer(customerId);
  if (!customer) throw new AppError("not_found");
  const { email, firstName, lastName, verifiedAt = null, passwordSetAt = null } = customer;
  return { email, firstName, lastName, verifiedAt, passwordSetAt };
}

const notTheCurrent = () =>
  new AppError("validation_failed", {
    issues: [{ field: "currentPassword", message: "This is not your current password." }],
  });

/**
 * Changes the password of who is signed in: every session from before ends, and a mail says so. Resolves with the moment
 * of the change, which the session that goes on must carry. The same change again is done already.
 * @throws AppError validation_failed, rate_limited
 */
export async function changePassword(
  { customerId }: Viewer,
  { currentPassword, password }: ChangePasswordRequest,
): Promise<string | undefined> {
  await rateLimit({ key: `password:${customerId}`, ...GUESSES });
  const customer = await getCustomer(customerId);
  if (customer && (await verifyPassword(password, customer.passwordHash))) return customer.passwordSetAt;
  if (!customer || !(await verifyPassword(currentPassword, customer.passwordHash))) throw notTheCurrent();
  const passwordSetAt = momentAfter(customer.passwordSetAt, Date.now());
  const next = { passwordHash: await hashPassword(password), passwordSetAt };
  const entry = await remember("password-notice", customerId);
  if (!(await replacePassword(customerId, next, customer.passwordHash))) throw notTheCurrent();
  log.info("password changed", { customerId });
  await driveOrLeave(entry, drivePasswordNotice);
  return passwordSetAt;
}

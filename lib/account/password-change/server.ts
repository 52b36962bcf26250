import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { assertNotOwn } from "@/lib/account/password/policy";
import type { Viewer } from "@/lib/account/session/schema";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { passwordNoticeReconciler } from "@/lib/account/password-change/mails";
import { momentAfter } from "@/lib/account/customer/rules";
import type { ChangePasswordRequest } from "@/lib/account/password-change/schema";
import type { Customer } from "@/lib/account/customer/schema";
import { getCustomer, replacePassword } from "@/lib/account/customer/store";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";

/** Guesses at the current password by who found an open session. */
const GUESSES = { max: 10, windowSeconds: 900 };

const notTheCurrent = () =>
  new AppError("validation_failed", {
    issues: [{ field: "currentPassword", message: "This is not your current password." }],
  });

/**
 * Changes the password of who is signed in: every session from before ends, and a mail says so. Resolves with the customer
 * as changed, for whom this browser's session is renewed. The same change again is done already.
 * @throws AppError validation_failed, rate_limited
 */
export async function changePassword(
  { customerId }: Pick<Viewer, "customerId">,
  { currentPassword, password }: ChangePasswordRequest,
): Promise<Customer> {
  await rateLimit({ key: `password:${customerId}`, ...GUESSES });
  const customer = await getCustomer(customerId);
  if (customer && (await verifyPassword(password, customer.passwordHash))) return customer;
  if (!customer || !(await verifyPassword(currentPassword, customer.passwordHash))) throw notTheCurrent();
  assertNotOwn(password, customer);
  const passwordSetAt = momentAfter(customer.passwordSetAt, Date.now());
  const next = { passwordHash: await hashPassword(password), passwordSetAt };
  await writeAndReconcile(passwordNoticeReconciler, customerId, async () => {
    if (!(await replacePassword(customerId, next, customer.passwordHash))) throw notTheCurrent();
    log.info("password changed", { customerId });
    await endStaleSessions(customerId);
  });
  return { ...customer, ...next };
}

import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import type { Viewer } from "@/lib/account/session/schema";
import { passwordNoticeReconciler } from "@/lib/account/password-change/mails";
import { momentAfter } from "@/lib/account/customer/rules";
import type { ChangePasswordRequest } from "@/lib/account/password-change/schema";
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
  await writeAndReconcile(passwordNoticeReconciler, customerId, async () => {
    if (!(await replacePassword(customerId, next, customer.passwordHash))) throw notTheCurrent();
    log.info("password changed", { customerId });
  });
  return passwordSetAt;
}

import { guessSecret } from "@/lib/account/guessing/server";
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

const notTheCurrent = () =>
  new AppError("validation_failed", {
    issues: [{ field: "currentPassword", message: "This is not your current password." }],
  });

/** Whoever knows the password: the present one, or the new one because this very change was made before. */
async function prove(customerId: string, { currentPassword, password }: ChangePasswordRequest) {
  const customer = await getCustomer(customerId);
  if (!customer) return undefined;
  if (await verifyPassword(currentPassword, customer.passwordHash)) return { customer, isDone: false };
  return (await verifyPassword(password, customer.passwordHash)) ? { customer, isDone: true } : undefined;
}

/**
 * Changes the password of who is signed in: every session from before ends, and a mail says so. Resolves with the customer
 * as changed, for whom this browser's session is renewed. The same change again is done already.
 * @throws AppError validation_failed, rate_limited
 */
export async function changePassword(
  { customerId }: Pick<Viewer, "customerId">,
  { currentPassword, password }: ChangePasswordRequest,
): Promise<Customer> {
  const proven = await guessSecret(`password:${customerId}`, () => prove(customerId, { currentPassword, password }));
  if (!proven) throw notTheCurrent();
  const { customer, isDone } = proven;
  if (isDone) return customer;
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

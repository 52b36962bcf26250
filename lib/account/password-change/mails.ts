import type { Customer } from "@/lib/account/customer/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { passwordChangedLetter } from "@/lib/account/password-change/letters";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { sendMailOnce } from "@/lib/platform/mail/server";

/** Tells the owner of an account that its password was changed, once for each change. Safe to repeat. @throws TerminalError refused */
export async function mailPasswordChanged(customerId: string): Promise<void> {
  const customer = await getCustomer(customerId);
  const passwordSetAt = customer?.passwordSetAt;
  if (!customer || passwordSetAt === undefined) return;
  await sendMailOnce(`${customerId}:password:${passwordSetAt}`, () =>
    passwordChangedLetter(customer, new Date(passwordSetAt), `${env("SITE_URL")}/forgot-password`),
  );
}

/** What follows a change of password: earlier sessions end, and a mail says so. An address that takes no mail is given up. */
export const passwordNoticeReconciler: Reconciler<Customer> = {
  kind: "password-notice",
  load: getCustomer,
  reconcile: async ({ customerId }) => {
    await endStaleSessions(customerId);
    try {
      await mailPasswordChanged(customerId);
    } catch (error) {
      if (!(error instanceof TerminalError)) throw error;
      log.warn("a mail about a changed password was refused", { customerId }, error);
    }
  },
  isStalled: () => false, // no page shows it: the sweep alone repairs it
};

import { getCustomer } from "@/lib/account/customer/store";
import { passwordChangedLetter } from "@/lib/account/password-change/letters";
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

/** The same for the outbox: an address that takes no mail is not tried for ever. */
export async function drivePasswordNotice(customerId: string): Promise<void> {
  try {
    await mailPasswordChanged(customerId);
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    log.warn("a mail about a changed password was refused", { customerId }, error);
  }
}

import { getCustomer } from "@/lib/customer/store";
import { env } from "@/lib/env";
import { passwordResetLetter } from "@/lib/mail/account-letters";
import { sendMailOnce } from "@/lib/mail/server";
import { tokenOf } from "@/lib/password-reset/rules";
import type { PasswordReset } from "@/lib/password-reset/schema";

/** Mails the link, once; to nobody where nobody holds the address. */
export async function mailResetLink(reset: PasswordReset): Promise<void> {
  const customer = reset.customerId && (await getCustomer(reset.customerId));
  if (!customer) return;
  await sendMailOnce(`${reset.resetId}:link`, () => {
    const { token } = tokenOf(reset, env("AUTH_SECRET"));
    return passwordResetLetter(customer, `${env("SITE_URL")}/reset-password?token=${token}`);
  });
}

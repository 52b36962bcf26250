import { getCustomer } from "@/lib/account/customer/store";
import { passwordResetLetter } from "@/lib/account/password-reset/letters";
import { env } from "@/lib/platform/env";
import { sendToStranger } from "@/lib/platform/mail/strangers";
import { tokenOf } from "@/lib/account/password-reset/rules";
import type { PasswordReset } from "@/lib/account/password-reset/schema";

/** Mails the link, once; sends nothing where no account has the address. */
export async function mailResetLink(reset: PasswordReset): Promise<void> {
  const customer = reset.customerId && (await getCustomer(reset.customerId));
  if (!customer) return;
  await sendToStranger(`${reset.resetId}:link`, () => {
    const { token } = tokenOf(reset, env("AUTH_SECRET"));
    return passwordResetLetter(customer, `${env("SITE_URL")}/reset-password?token=${token}`);
  });
}

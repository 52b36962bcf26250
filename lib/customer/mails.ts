import { getCustomer } from "@/lib/customer/store";
import { env } from "@/lib/env";
import { passwordChangedLetter } from "@/lib/mail/account-letters";
import { sendMailOnce } from "@/lib/mail/server";

/** Tells the owner of an account that its password was changed, once for each change. Safe to repeat. */
export async function mailPasswordChanged(customerId: string): Promise<void> {
  const customer = await getCustomer(customerId);
  const passwordSetAt = customer?.passwordSetAt;
  if (!customer || passwordSetAt === undefined) return;
  await sendMailOnce(`${customerId}:password:${passwordSetAt}`, () =>
    passwordChangedLetter(customer, new Date(passwordSetAt), `${env("SITE_URL")}/forgot-password`),
  );
}

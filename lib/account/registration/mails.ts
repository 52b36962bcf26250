import { getCustomer } from "@/lib/account/customer/store";
import { addressKnownLetter, verificationLetter, welcomeLetter } from "@/lib/account/registration/letters";
import { env } from "@/lib/platform/env";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { sendToStranger } from "@/lib/platform/mail/strangers";
import { tokenOf } from "@/lib/account/registration/rules";
import type { Registration } from "@/lib/account/registration/schema";
import { replaceToken } from "@/lib/account/registration/transitions";

/**
 * Mails a fresh link, once for each `round` (0 is the first mail, then the resends); earlier links stop working. Where
 * an account has the address already, its owner is told instead and the token is mailed to none: from outside, the
 * registration looks the same.
 */
export async function mailLetter(registration: Registration, round: number): Promise<void> {
  const { registrationId, addressTaken } = registration;
  await sendToStranger(`${registrationId}:verification:${round}`, async () => {
    const { token, tokenHash } = tokenOf(registration, round, env("AUTH_SECRET"));
    await replaceToken(registrationId, tokenHash);
    return addressTaken
      ? addressKnownLetter(registration, `${env("SITE_URL")}/signin`)
      : verificationLetter(registration, `${env("SITE_URL")}/verify?token=${token}`);
  });
}

/** Welcomes a customer, once. Who has erased the account by then gets no mail. */
export async function mailWelcome({ registrationId, customerId }: Registration): Promise<void> {
  const customer = await getCustomer(customerId);
  if (customer) await sendMailOnce(`${registrationId}:welcome`, () => welcomeLetter(customer, env("SITE_URL")));
}

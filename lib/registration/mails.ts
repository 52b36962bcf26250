import { env } from "@/lib/env";
import { TerminalError } from "@/lib/errors";
import type { RegistrationId } from "@/lib/ids";
import { addressKnownLetter, verificationLetter, welcomeLetter } from "@/lib/mail/letters";
import { sendMailOnce } from "@/lib/mail/server";
import { newToken } from "@/lib/registration/rules";
import type { Registration } from "@/lib/registration/schema";
import { findRegistration, replaceToken } from "@/lib/registration/store";

async function recipient(registrationId: RegistrationId): Promise<Registration> {
  const registration = await findRegistration(registrationId);
  if (!registration) throw new TerminalError(`${registrationId} is gone`);
  return registration;
}

/** Mails a fresh link, once for each `round` (0 is the first mail, then the resends). Earlier links stop working. */
export async function mailVerificationLink(registrationId: RegistrationId, round: number): Promise<void> {
  const registration = await recipient(registrationId);
  await sendMailOnce(`${registrationId}:verification:${round}`, async () => {
    const { token, tokenHash } = newToken(registrationId);
    await replaceToken(registrationId, tokenHash);
    return verificationLetter(registration, `${env("SITE_URL")}/verify?token=${token}`);
  });
}

/** Tells the owner of a known address that somebody tried to sign up with it, once for each `round`. */
export async function mailAddressOwner(registrationId: RegistrationId, round: number): Promise<void> {
  const registration = await recipient(registrationId);
  await sendMailOnce(`${registrationId}:address-known:${round}`, () =>
    addressKnownLetter(registration, `${env("SITE_URL")}/signin`),
  );
}

export async function mailWelcome(registrationId: RegistrationId): Promise<void> {
  const registration = await recipient(registrationId);
  await sendMailOnce(`${registrationId}:welcome`, () => welcomeLetter(registration, env("SITE_URL")));
}

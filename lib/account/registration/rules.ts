import { createHmac } from "node:crypto";
import { isRegistrationId, type RegistrationId } from "@/lib/platform/ids";
import type { Registration } from "@/lib/account/registration/schema";
import { isOpen } from "@/lib/account/registration/states";
import { linkToken, splitToken } from "@/lib/platform/link-token/rules";

/** Seconds between two resends; the first one is free, since people ask for it when the mail did not come. */
export const RESEND_COOLDOWN_SECONDS = 30;
/** Mails a registration may cause in all: the mailbox may belong to another person. */
export const MAX_RESENDS = 10;

/** When the button in the mail was pressed, if it was. */
export const clickedAtOf = (registration: Registration): string | undefined =>
  "clickedAt" in registration ? registration.clickedAt : undefined;

/** Whether it was verified, or will be: nothing takes a click back. */
export const isVerified = (registration: Registration): boolean =>
  registration.status === "verified" || (isOpen(registration) && clickedAtOf(registration) !== undefined);

/** Whether `a` was asked for after `b`; of two at the same moment, one is the newer for all. */
export const isNewer = (a: Registration, b: Registration): boolean =>
  a.createdAt === b.createdAt ? a.registrationId > b.registrationId : a.createdAt > b.createdAt;

interface TokenSource {
  readonly registrationId: RegistrationId;
  /** Random, of this registration alone. */
  readonly tokenSeed: string;
}

/** The token of one mail, and what is stored of it. */
export const tokenOf = ({ registrationId, tokenSeed }: TokenSource, round: number, key: string) =>
  linkToken(registrationId, ["verify", tokenSeed, round], key);

/** Splits a token into where to look and the hash to look for; undefined when it is not one of ours. */
export function readToken(
  token: string,
): { readonly registrationId: RegistrationId; readonly tokenHash: string } | undefined {
  const parts = splitToken(token, isRegistrationId);
  return parts && { registrationId: parts.id, tokenHash: parts.tokenHash };
}

/**
 * The salt of a new password: unique for the address, and the same for a repeat of the same request, which thereby finds the
 * registration it already made.
 */
export const saltFor = (secret: string, email: string): Buffer =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["password-salt", email]))
    .digest()
    .subarray(0, 16);

import { createHmac } from "node:crypto";
import { isRegistrationId, type RegistrationId } from "@/lib/platform/ids";
import type { Registration } from "@/lib/account/registration/schema";
import { linkToken, splitToken } from "@/lib/platform/link-token/rules";

/** Seconds between two resends; the first one is free, since people ask for it when the mail did not come. */
export const RESEND_COOLDOWN_SECONDS = 30;
/** Mails a registration may cause in all: the mailbox may belong to another person. */
export const MAX_RESENDS = 10;

/** When the button in the mail was pressed, if it was. */
export const clickedAtOf = (registration: Registration): string | undefined =>
  "clickedAt" in registration ? registration.clickedAt : undefined;

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
 * The salt of a new password: unique for the address and its registration, and the same for a repeat of the same
 * request, which thereby finds the registration it already made.
 */
export const saltFor = (secret: string, email: string, generation: number): Buffer =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["password-salt", email, generation]))
    .digest()
    .subarray(0, 16);

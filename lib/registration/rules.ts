import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isRegistrationId, type RegistrationId } from "@/lib/ids";

/** Seconds between two resends; the first one is free, since people ask for it when the mail did not come. */
export const RESEND_COOLDOWN_SECONDS = 30;
/** Mails a registration may cause in all: the mailbox may be somebody else's. */
export const MAX_RESENDS = 10;

const hash = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** A random token for the mail, and what is stored of it. The id in front only says where to look. */
export function newToken(registrationId: RegistrationId): { readonly token: string; readonly tokenHash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { token: `${registrationId}.${secret}`, tokenHash: hash(secret) };
}

/** Splits a token into where to look and the hash to look for; undefined when it is not one of ours. */
export function readToken(
  token: string,
): { readonly registrationId: RegistrationId; readonly tokenHash: string } | undefined {
  const [registrationId = "", secret = "", ...rest] = token.split(".");
  if (!isRegistrationId(registrationId) || !/^[\w-]{43}$/.test(secret) || rest.length > 0) return undefined;
  return { registrationId, tokenHash: hash(secret) };
}

export const sameHash = (a: string | undefined, b: string): boolean =>
  a !== undefined && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The salt of a new password: unique for the address and its registration, and the same for a repeat of the same
 * request, which thereby finds the registration it already made.
 */
export const saltFor = (secret: string, email: string, generation: number): Buffer =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["password-salt", email, generation]))
    .digest()
    .subarray(0, 16);

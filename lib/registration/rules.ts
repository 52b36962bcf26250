import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isRegistrationId, type RegistrationId } from "@/lib/ids";

/** Seconds between two resends; the first one is free, since people ask for it when the mail did not come. */
export const RESEND_COOLDOWN_SECONDS = 30;
/** Mails a registration may cause in all: the mailbox may be somebody else's. */
export const MAX_RESENDS = 10;

const hash = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

interface TokenSource {
  readonly registrationId: RegistrationId;
  /** Random, of this registration alone. */
  readonly tokenSeed: string;
}

export const newTokenSeed = (): string => randomBytes(32).toString("base64url");

/**
 * The token of one mail, and what is stored of it. Random by its seed and out of reach of who reads the table by the
 * server's key; and the same when the mail's step runs again after a crash, so that a mail that went out twice holds the
 * same working link twice. The id in front only says where to look.
 */
export function tokenOf({ registrationId, tokenSeed }: TokenSource, round: number, key: string) {
  const secret = createHmac("sha256", key)
    .update(JSON.stringify(["verify", tokenSeed, round]))
    .digest("base64url");
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

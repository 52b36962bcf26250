import { createHmac, randomBytes } from "node:crypto";
import { ScureBase32Plugin, generateURI, verify } from "otplib";
import type { SecondFactor } from "@/lib/account/second-factor/schema";
import { env } from "@/lib/platform/env";
import { keyedId } from "@/lib/platform/ids";

/** RFC 4226, 4: 160 bits are recommended. */
const SECRET_BYTES = 20;
/** RFC 6238, 5.2: one step back and ahead, for clocks that differ. */
const TOLERANCE_SECONDS = 30;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 8;
const base32 = new ScureBase32Plugin();

type Source = Pick<SecondFactor, "customerId" | "seed">;

/** The secret in base 32: never stored, never logged, derived when it is needed. */
export const secretOf = ({ customerId, seed }: Source): string =>
  base32.encode(
    createHmac("sha256", env("AUTH_SECRET"))
      .update(JSON.stringify(["second-factor", customerId, seed]))
      .digest()
      .subarray(0, SECRET_BYTES),
    { padding: false },
  );

/** What an authenticator app reads from the picture. */
export const uriOf = (source: Source, email: string): string =>
  generateURI({ issuer: "QuantaSneaks", label: email, secret: secretOf(source) });

/** The time step of a code that is right and newer than the last one used; undefined for any other. */
export async function stepOf(factor: SecondFactor, code: string): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const found = await verify({ secret: secretOf(factor), token: code, epochTolerance: TOLERANCE_SECONDS });
  const step = found.valid && "timeStep" in found ? found.timeStep : undefined;
  return step !== undefined && step > factor.lastStep ? step : undefined;
}

/** Codes for the day on which the telephone is lost. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => randomBytes(RECOVERY_BYTES).toString("hex"));

export const recoveryDigest = (customerId: string, code: string): string =>
  keyedId(env("AUTH_SECRET"), "recovery-code", customerId, code);

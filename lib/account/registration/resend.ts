import { setTimeout as sleep } from "node:timers/promises";
import { findAddressReservation } from "@/lib/account/customer/store";
import { mailLetter } from "@/lib/account/registration/mails";
import { isVerified, MAX_RESENDS, RESEND_COOLDOWN_SECONDS } from "@/lib/account/registration/rules";
import type { Registration } from "@/lib/account/registration/schema";
import { mustFind } from "@/lib/account/registration/server";
import { isOpen } from "@/lib/account/registration/states";
import { takeResend } from "@/lib/account/registration/transitions";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError, isAppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

const FIRST_MAIL_PATIENCE_MS = 4000;

/**
 * Mails a new link on the same callback; every earlier link stops working.
 * @throws AppError not_found, already_verified, registration_expired, rate_limited
 */
export async function resendVerification(registrationId: string): Promise<void> {
  const registration = await onceMailed(registrationId);
  if (isVerified(registration)) throw new AppError("already_verified");
  if (!isOpen(registration)) throw new AppError("registration_expired");
  const nowMs = Date.now();
  const waitMs = pauseMs(registration, nowMs);
  const taken = waitMs <= 0 && (await takeResend(registration, nowMs + RESEND_COOLDOWN_SECONDS * 1000));
  if (!taken) throw new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  await mailLetter(registration, registration.resends + 1);
}

const pauseMs = ({ status, resends, resendableAtMs, expiresAt }: Registration, nowMs: number): number =>
  status === "pending" ? 1000 : (resends >= MAX_RESENDS ? Date.parse(expiresAt) : resendableAtMs) - nowMs;

/** The first mail is on its way for a moment only; a caller who asks for the second waits for it. */
async function onceMailed(registrationId: string): Promise<Registration> {
  const startedMs = Date.now();
  let registration = await mustFind(registrationId);
  while (registration.status === "pending" && Date.now() - startedMs < FIRST_MAIL_PATIENCE_MS) {
    await sleep(100);
    registration = await mustFind(registrationId);
  }
  return registration;
}

/** As above, for who is signed in, on whatever device. @throws AppError already_verified, registration_expired, rate_limited */
export async function resendToViewer({ email, customerId, verified }: Viewer): Promise<void> {
  const held = await findAddressReservation(email);
  if (verified || !held.registrationId) throw new AppError("already_verified");
  if (held.customerId !== customerId) throw new AppError("registration_expired");
  await resendVerification(held.registrationId);
}

/** As above, for who names an address. Tells nothing, not even by failing: whoever has the mailbox finds a mail, or none. */
export async function resendToAddress(email: string): Promise<void> {
  const { registrationId } = await findAddressReservation(email);
  try {
    if (registrationId) await resendVerification(registrationId);
  } catch (error) {
    if (isAppError(error)) log.info("no new link was mailed", { registrationId, code: error.code });
    else log.error("a new link was not mailed", error, { registrationId });
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { findAddressReservation } from "@/lib/account/customer/store";
import { hashPassword } from "@/lib/account/password/hash";
import { reconcileIfStalled, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { digestId, isRegistrationId, keyedId, type CustomerId, type RegistrationId } from "@/lib/platform/ids";
import { newTokenSeed, sameHash } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { mailLetter } from "@/lib/account/registration/mails";
import {
  clickedAtOf,
  MAX_RESENDS,
  readToken,
  RESEND_COOLDOWN_SECONDS,
  saltFor,
} from "@/lib/account/registration/rules";
import type {
  Registration,
  RegistrationIn,
  RegistrationRequest,
  RegistrationView,
} from "@/lib/account/registration/schema";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import { consumeToken, createRegistration, takeResend } from "@/lib/account/registration/transitions";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { registrationReconciler } from "@/lib/account/registration/reconciler";

const FIRST_MAIL_PATIENCE_MS = 4000;
/** New registrations of one address: each may mail its owner. Repeats of the same one do not count. */
const PER_ADDRESS = { max: 20, windowSeconds: 3600 };

const view = ({ registrationId, status, expiresAt, updatedAt }: Registration): RegistrationView => ({
  registrationId,
  status,
  expiresAt,
  updatedAt,
});

/**
 * Accepts a registration: stores it, then starts the durable execution that does the rest. The answer does not tell
 * whether the address is known. The same address and password again, before that registration has ended, is the same
 * registration: the id is derived from the slow hash, so a client that lost our answer may just ask again.
 */
export async function register(request: RegistrationRequest): Promise<{ readonly registrationId: RegistrationId }> {
  const secret = env("AUTH_SECRET");
  const { generation } = await findAddressReservation(request.email);
  const passwordHash = await hashPassword(request.password, saltFor(secret, request.email, generation));
  const registrationId: RegistrationId = `reg_${keyedId(secret, "registration", request.email, passwordHash)}`;
  if (!(await findRegistration(registrationId))) await limitNew(request.email);
  const registration = newRegistration(request, registrationId, passwordHash, generation);
  await writeAndReconcile(registrationReconciler, registrationId, () => createRegistration(registration));
  log.info("registration accepted", { registrationId });
  return { registrationId };
}

/** Before anything is stored: what is refused leaves nothing behind. @throws AppError rate_limited */
const limitNew = (email: string) => rateLimit({ key: `address:${digestId(email)}`, ...PER_ADDRESS });

function newRegistration(
  { email, firstName, lastName }: RegistrationRequest,
  registrationId: RegistrationId,
  passwordHash: string,
  generation: number,
): RegistrationIn<"pending"> {
  const createdAt = new Date();
  const customerId: CustomerId = `cus_${digestId(registrationId)}`;
  // until the workflow has started the clock that counts
  const expiresAt = new Date(createdAt.getTime() + VERIFICATION_TIMEOUT_SECONDS * 1000).toISOString();
  const at = createdAt.toISOString();
  return {
    registrationId,
    customerId,
    email,
    firstName,
    lastName,
    passwordHash,
    generation,
    addressTaken: false,
    status: "pending",
    createdAt: at,
    updatedAt: at,
    expiresAt,
    resends: 0,
    resendableAtMs: 0,
    tokenSeed: newTokenSeed(),
  };
}

async function mustFind(registrationId: string): Promise<Registration> {
  const registration = isRegistrationId(registrationId) ? await findRegistration(registrationId) : undefined;
  if (!registration) throw new AppError("not_found");
  return registration;
}

/** Repairs a registration that has stalled. @throws AppError not_found */
export async function getRegistration(registrationId: string): Promise<RegistrationView> {
  const registration = await mustFind(registrationId);
  await reconcileIfStalled(registrationReconciler, registrationId, registration);
  return view(registration);
}

/**
 * Mails a new link on the same callback; every earlier link stops working.
 * @throws AppError not_found, already_verified, registration_expired, rate_limited
 */
export async function resendVerification(registrationId: string): Promise<void> {
  const registration = await onceMailed(registrationId);
  if (registration.status === "verified" || clickedAtOf(registration)) throw new AppError("already_verified");
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

/**
 * Verifies the address by the token of the newest mail. Uses the token up with one conditional write, wakes the
 * execution, and answers once the customer is really verified. A second click finds it done.
 * @throws AppError token_invalid, token_expired, temporarily_unavailable (the click is kept, and acted on later)
 */
export async function verify(token: string): Promise<void> {
  const parts = readToken(token);
  const registration = parts && (await findRegistration(parts.registrationId));
  if (!parts || !registration || !sameHash(registration.tokenHash, parts.tokenHash))
    throw new AppError("token_invalid");
  const { registrationId } = registration;
  const use = () => consumeToken(registrationId, parts.tokenHash);
  if (await writeAndReconcile(registrationReconciler, registrationId, use))
    log.info("verification link used", { registrationId });
  await untilSettled(registrationId, parts.tokenHash);
}

const SETTLE_PATIENCE_MS = 10_000;

async function untilSettled(registrationId: RegistrationId, tokenHash: string): Promise<void> {
  for (const startedMs = Date.now(); Date.now() - startedMs < SETTLE_PATIENCE_MS; await sleep(60)) {
    const { status, tokenHash: current } = await mustFind(registrationId);
    if (!sameHash(current, tokenHash)) throw new AppError("token_invalid"); // a resend got in between
    if (status === "verified") return;
    if (status === "expired" || status === "failed") throw new AppError("token_expired");
  }
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 5 });
}

import { setTimeout as sleep } from "node:timers/promises";
import { getCustomer } from "@/lib/account/customer/store";
import { guessSecret } from "@/lib/account/guessing/server";
import { isPassword } from "@/lib/account/password/checks";
import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { assertNotOwn } from "@/lib/account/password/policy";
import { registrationReconciler } from "@/lib/account/registration/reconciler";
import { isVerified, readToken } from "@/lib/account/registration/rules";
import type { Registration, TakeOverRequest } from "@/lib/account/registration/schema";
import { mustFind } from "@/lib/account/registration/server";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import { hasTicket } from "@/lib/account/registration/ticket";
import { consumeToken } from "@/lib/account/registration/transitions";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { RegistrationId } from "@/lib/platform/ids";
import { sameHash } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";

const SETTLE_PATIENCE_MS = 10_000;
/** Who found a link must not learn the password by setting it. */
const SETTINGS = { max: 10, windowSeconds: 900 };

/** That who holds the link also signed up: by the browser's tickets, or by the password that was chosen then. */
interface Proof {
  readonly tickets?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Verifies the address by the token of the newest mail, which proves the mailbox, and a proof that the same person signed up:
 * else someone else's password would open the account. Answers once the customer is really verified and all sessions from
 * before have ended. A second click finds it done.
 * @throws AppError token_invalid, password_required, token_expired, rate_limited, temporarily_unavailable (the click is kept)
 */
export async function verify(token: string, proof: Proof): Promise<void> {
  const found = await findByToken(token);
  const { registration } = found;
  if (isUndecided(registration) && !hasTicket(proof.tickets, registration.registrationId, env("AUTH_SECRET")))
    await assertPassword(registration, proof.password);
  await use(found);
}

/**
 * Verifies the address for who has the mailbox and did not choose the password, or forgot it: password and name take the
 * place of those typed at sign-up, with the click and in its one write.
 * The same password again is done already.
 * @throws AppError validation_failed, token_invalid, token_used, token_expired, rate_limited, temporarily_unavailable (the click is kept)
 */
export async function takeOver({ token, firstName, lastName, password }: TakeOverRequest): Promise<void> {
  const found = await findByToken(token);
  assertNotOwn(password, { email: found.registration.email, firstName, lastName });
  await rateLimit({ key: `verify:${found.registration.registrationId}`, ...SETTINGS });
  const chosen = { passwordHash: await hashPassword(password), firstName, lastName };
  const isOurs = await use(found, chosen);
  if (!isOurs && !(await isPasswordOf(found.registration, password))) throw alreadyVerified();
}

const alreadyVerified = () =>
  new AppError("token_used", {
    detail: "This address was verified before, and its password is not the one you typed.",
  });

/** Whether the browser with these tickets signed up for the registration of this token, so that the link is enough. */
export function isRememberedBy(tickets: string | undefined, token: string): boolean {
  const parts = readToken(token);
  return parts !== undefined && hasTicket(tickets, parts.registrationId, env("AUTH_SECRET"));
}

interface Found {
  readonly registration: Registration;
  readonly tokenHash: string;
}

async function findByToken(token: string): Promise<Found> {
  const parts = readToken(token);
  const registration = parts && (await findRegistration(parts.registrationId));
  if (!parts || !registration || !sameHash(registration.tokenHash, parts.tokenHash))
    throw new AppError("token_invalid");
  return { registration, tokenHash: parts.tokenHash };
}

const isUndecided = (registration: Registration): boolean => isOpen(registration) && !isVerified(registration);

async function assertPassword(registration: Registration, password = ""): Promise<void> {
  if (password === "") throw new AppError("password_required");
  const isRight = async () => isPassword(password) && (await isPasswordOf(registration, password));
  const key = `verify:${registration.registrationId}`;
  if (!(await guessSecret(key, async () => (await isRight()) || undefined))) throw wrongPassword();
}

const isPasswordOf = async ({ customerId }: Registration, password: string): Promise<boolean> =>
  verifyPassword(password, (await getCustomer(customerId))?.passwordHash);

const wrongPassword = () =>
  new AppError("password_required", {
    detail: "This is not the password that was chosen at sign-up.",
    issues: [{ field: "password", message: "Try again, or set a new one." }],
  });

/** Uses the token up with one conditional write, and wakes the execution. Resolves with whether it was this call. */
async function use({ registration, tokenHash }: Found, chosen?: Registration["chosen"]): Promise<boolean> {
  const { registrationId } = registration;
  const write = () => consumeToken(registrationId, tokenHash, chosen);
  const used = await writeAndReconcile(registrationReconciler, registrationId, write);
  if (used) log.info("verification link used", { registrationId });
  await untilSettled(registrationId, tokenHash);
  return used !== undefined;
}

async function untilSettled(registrationId: RegistrationId, tokenHash: string): Promise<void> {
  for (const startedMs = Date.now(); Date.now() - startedMs < SETTLE_PATIENCE_MS; await sleep(60)) {
    const { status, tokenHash: current } = await mustFind(registrationId);
    if (!sameHash(current, tokenHash)) throw new AppError("token_invalid"); // a resend got in between
    if (status === "verified") return;
    if (status === "expired" || status === "failed") throw new AppError("token_expired");
  }
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 5 });
}

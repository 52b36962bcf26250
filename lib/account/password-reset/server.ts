import { setTimeout as sleep } from "node:timers/promises";
import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { assertNotOwn } from "@/lib/account/password/policy";
import { findCustomerByEmail, getCustomer } from "@/lib/account/customer/store";
import { maySignIn } from "@/lib/account/session/rules";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { keyedId, type CustomerId, type PasswordResetId } from "@/lib/platform/ids";
import { newTokenSeed, sameHash } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { linkStateOf, readToken, requestParts, tokenOf, usedAtOf } from "@/lib/account/password-reset/rules";
import type { LinkState, NewPasswordRequest, PasswordReset, ResetIn } from "@/lib/account/password-reset/schema";
import { findReset } from "@/lib/account/password-reset/store";
import { createReset, recordNewPassword } from "@/lib/account/password-reset/transitions";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { passwordResetReconciler } from "@/lib/account/password-reset/reconciler";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** Longer than any execution that could still ask for the record. */
const KEEP_SECONDS = 90 * DAY_SECONDS;
const SETTLE_PATIENCE_MS = 10_000;
/** Who holds a used link must not learn passwords by trying them on it. */
const PER_LINK = { max: 10, windowSeconds: 3600 };

/**
 * Accepts a request for a new password: stores it, then starts the durable execution that does the rest. The same work
 * for a known and an unknown address, and no answer; the owner of the address finds a mail. Asking twice within a
 * minute is asking once.
 */
export async function requestPasswordReset(email: string): Promise<void> {
  const secret = env("AUTH_SECRET");
  const found = await findCustomerByEmail(email);
  const customer = maySignIn(found) ? found : undefined;
  const parts = requestParts({ email, passwordSetAt: customer?.passwordSetAt }, Date.now());
  const resetId: PasswordResetId = `pwr_${keyedId(secret, ...parts)}`;
  const reset = newReset(resetId, customer?.customerId, secret);
  await writeAndReconcile(passwordResetReconciler, resetId, () => createReset(reset));
  log.info("password reset asked for", { resetId });
}

function newReset(resetId: PasswordResetId, customerId: CustomerId | undefined, secret: string): ResetIn<"pending"> {
  const createdAt = new Date();
  const at = createdAt.toISOString();
  const tokenSeed = newTokenSeed();
  const { tokenHash } = tokenOf({ resetId, tokenSeed }, secret);
  // until the workflow has started the clock that counts
  const expiresAt = new Date(createdAt.getTime() + PASSWORD_RESET_TIMEOUT_SECONDS * 1000).toISOString();
  const ttlSeconds = ttlAfter(createdAt.getTime(), KEEP_SECONDS);
  const times = { createdAt: at, updatedAt: at, expiresAt, ttlSeconds };
  return { resetId, ...(customerId && { customerId }), status: "pending", ...times, tokenSeed, tokenHash };
}

async function findByToken(token: string): Promise<PasswordReset | undefined> {
  const parts = readToken(token);
  const reset = parts && (await findReset(parts.resetId));
  return reset && sameHash(reset.tokenHash, parts.tokenHash) ? reset : undefined;
}

/** What the link is still good for. Changes nothing. */
export async function readResetLink(token: string): Promise<LinkState> {
  const reset = await findByToken(token);
  return reset ? linkStateOf(reset, Date.now()) : "invalid";
}

const expired = () => new AppError("token_expired", { detail: "This link has run out. Ask for a new one." });
const invalid = () => new AppError("token_invalid");

/**
 * Sets a new password by the link's token. One conditional write uses the link up and keeps the password's hash; the
 * execution is woken, and the answer waits until the customer really has it. The same password again is done already.
 * @throws AppError token_invalid, token_used, token_expired, rate_limited, temporarily_unavailable (kept, and acted on later)
 */
export async function resetPassword({ token, password }: NewPasswordRequest): Promise<void> {
  const reset = await findByToken(token);
  if (!reset) throw invalid();
  const { resetId, tokenHash } = reset;
  await rateLimit({ key: `reset:${resetId}`, ...PER_LINK });
  const customer = await getCustomer(reset.customerId ?? "cus_none");
  if (customer) assertNotOwn(password, customer);
  const use = { tokenHash, passwordHash: await hashPassword(password) };
  const recorded = await writeAndReconcile(passwordResetReconciler, resetId, () => recordNewPassword(resetId, use));
  if (recorded) log.info("password reset link used", { resetId });
  const settled = await untilSettled(resetId);
  if (!recorded && !(await isPasswordOf(settled, password))) throw new AppError("token_used");
}

async function untilSettled(resetId: PasswordResetId): Promise<PasswordReset> {
  for (const startedMs = Date.now(); Date.now() - startedMs < SETTLE_PATIENCE_MS; await sleep(60)) {
    const reset = await findReset(resetId);
    const state = reset ? linkStateOf(reset, Date.now()) : "invalid";
    if (!reset || state === "invalid") throw invalid();
    if (state === "expired") throw expired();
    if (reset.status === "changed") return reset;
  }
  throw new AppError("temporarily_unavailable", { retryAfterSeconds: 5 });
}

async function isPasswordOf(reset: PasswordReset, password: string): Promise<boolean> {
  const customer = await getCustomer(reset.customerId ?? "cus_none");
  return customer?.passwordSetAt === usedAtOf(reset) && verifyPassword(password, customer?.passwordHash);
}

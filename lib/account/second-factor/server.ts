import { randomBytes } from "node:crypto";
import type { Customer } from "@/lib/account/customer/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { guessSecret } from "@/lib/account/guessing/server";
import { verifyPassword } from "@/lib/account/password/hash";
import { newRecoveryCodes, recoveryDigest, secretOf, stepOf, uriOf } from "@/lib/account/second-factor/codes";
import { secondFactorReconciler } from "@/lib/account/second-factor/reconciler";
import type { SecondFactor } from "@/lib/account/second-factor/schema";
import { findSecondFactor } from "@/lib/account/second-factor/store";
import {
  createSecondFactor,
  removeSecondFactor,
  turnOn,
  useRecovery,
  useStep,
} from "@/lib/account/second-factor/transitions";
import { assertManager, isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { teamReconciler } from "@/lib/account/team/reconciler";
import { secondFactorReset } from "@/lib/account/team/rules";
import { changeRoster } from "@/lib/account/team/transitions";
import { reconcileById, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

type Owner = Pick<Viewer, "customerId" | "email" | "role">;

const guesses = (customerId: string) => `second-factor:${customerId}`;
const wrongCode = () =>
  new AppError("second_factor_wrong", { issues: [{ field: "code", message: "This code is not right, or was used." }] });

function assertTeam(viewer: Owner): void {
  if (!isStaff(viewer)) throw new AppError("forbidden");
}

/** Changes the record, and answers once the account has followed. */
const change = <T>(customerId: string, write: () => Promise<T>): Promise<T> =>
  writeAndReconcile(secondFactorReconciler, customerId, async () => {
    const written = await write();
    await reconcileById(secondFactorReconciler, customerId);
    return written;
  });

async function isRightCode(factor: SecondFactor, code: string): Promise<true | undefined> {
  const { customerId } = factor;
  const step = await stepOf(factor, code);
  const isUsed = step !== undefined && (await useStep(customerId, step));
  return isUsed || (await useRecovery(factor, recoveryDigest(customerId, code))) || undefined;
}

/**
 * Lets a sign-in with the right password pass: at once without a second factor, else by a code that works once.
 * @throws AppError second_factor_needed without a code, second_factor_wrong, rate_limited
 */
export async function passSecondFactor({ customerId, role }: Customer, code: string | undefined): Promise<void> {
  const factor = role === "customer" ? undefined : await findSecondFactor(customerId);
  if (factor?.state !== "on") return;
  if (!code) throw new AppError("second_factor_needed");
  const passed = await guessSecret(guesses(customerId), () => isRightCode(factor, code));
  log.info("second factor", { customerId, accepted: passed === true });
  if (!passed) throw wrongCode();
}

/** What its owner sees: while it is set up, what the app must know. */
export type SecondFactorView =
  | { readonly state: "off" }
  | { readonly state: "pending"; readonly secret: string; readonly uri: string }
  | { readonly state: "on"; readonly recoveryCodes: number };

/** @throws AppError forbidden to all but the team */
export async function mySecondFactor(viewer: Owner): Promise<SecondFactorView> {
  assertTeam(viewer);
  const factor = await findSecondFactor(viewer.customerId);
  if (!factor) return { state: "off" };
  if (factor.state === "on") return { state: "on", recoveryCodes: factor.recovery.length };
  return { state: "pending", secret: secretOf(factor), uri: uriOf(factor, viewer.email) };
}

/** Begins to set one up; one that is there stays. @throws AppError forbidden to all but the team */
export async function beginSecondFactor(viewer: Owner): Promise<void> {
  assertTeam(viewer);
  const { customerId } = viewer;
  const seed = randomBytes(32).toString("base64url");
  const createdAt = new Date().toISOString();
  await createSecondFactor({ customerId, state: "pending", seed, lastStep: 0, recovery: [], createdAt });
}

/**
 * Turns it on by a code of the app. Resolves with the recovery codes, which are shown this once; every session ends, and the
 * caller renews this browser's. @throws AppError forbidden, not_found, second_factor_wrong, rate_limited
 */
export async function confirmSecondFactor(viewer: Owner, code: string): Promise<readonly string[]> {
  assertTeam(viewer);
  const { customerId } = viewer;
  const factor = await findSecondFactor(customerId);
  if (factor?.state !== "pending") throw new AppError("not_found");
  const codes = newRecoveryCodes();
  const digests = codes.map((recovery) => recoveryDigest(customerId, recovery));
  const step = await guessSecret(guesses(customerId), () => stepOf(factor, code));
  if (step === undefined || !(await change(customerId, () => turnOn(customerId, step, digests)))) throw wrongCode();
  log.info("a second factor was turned on", { customerId });
  return codes;
}

/** Turns it off by the password; where the team requires one, it is due again. @throws AppError forbidden, wrong_password, rate_limited */
export async function turnOffSecondFactor(viewer: Owner, password: string): Promise<void> {
  assertTeam(viewer);
  const { customerId } = viewer;
  const prove = async () => verifyPassword(password, (await getCustomer(customerId))?.passwordHash);
  const proven = await guessSecret(`password:${customerId}`, async () => (await prove()) || undefined);
  if (!proven)
    throw new AppError("wrong_password", { issues: [{ field: "password", message: "This is not your password." }] });
  await change(customerId, () => removeSecondFactor(customerId));
  log.info("a second factor was turned off", { customerId });
}

/** Takes a colleague's second factor off: the telephone is lost, and so are the recovery codes. @throws AppError forbidden, not_found */
export async function resetSecondFactor(viewer: Viewer, id: string): Promise<void> {
  assertManager(viewer);
  const author = { at: new Date().toISOString(), by: viewer.customerId };
  await writeAndReconcile(teamReconciler, id, () => changeRoster((roster) => secondFactorReset(roster, id, author)));
  await change(id, () => removeSecondFactor(id));
  log.info("a second factor was reset", { memberId: id, by: viewer.customerId });
}

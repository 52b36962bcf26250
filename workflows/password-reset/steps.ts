import { endStaleSessions } from "@/lib/account/session/transitions";
import { mailPasswordChanged } from "@/lib/account/password-change/mails";
import { getCustomer, setPasswordUnlessChanged } from "@/lib/account/customer/store";
import { TerminalError } from "@/lib/platform/errors";
import type { PasswordResetId } from "@/lib/platform/ids";
import { mailResetLink } from "@/lib/account/password-reset/mails";
import type { PasswordReset } from "@/lib/account/password-reset/schema";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { usedAtOf } from "@/lib/account/password-reset/rules";
import { isOpen } from "@/lib/account/password-reset/states";
import { findReset } from "@/lib/account/password-reset/store";
import { expireUnused, finishReset, markMailed, recordCallback } from "@/lib/account/password-reset/transitions";
import type { PasswordResetResult } from "@/workflows/password-reset/schema";

async function load(resetId: PasswordResetId): Promise<PasswordReset> {
  const reset = await findReset(resetId);
  if (!reset) throw new TerminalError(`${resetId} is not stored`);
  return reset;
}

/** True when the customer has the new password, by this call or an earlier one; a change made since the request is kept. */
async function apply(reset: PasswordReset): Promise<boolean> {
  const { customerId, passwordHash, createdAt } = reset;
  const usedAt = usedAtOf(reset);
  if (!customerId || !passwordHash || !usedAt) return false;
  const next = { passwordHash, passwordSetAt: usedAt };
  if (await setPasswordUnlessChanged(customerId, next, createdAt)) return true;
  return (await getCustomer(customerId))?.passwordSetAt === usedAt;
}

async function settle(resetId: PasswordResetId): Promise<PasswordResetResult["outcome"]> {
  const reset = await expireUnused(resetId);
  if (!reset) return "failed";
  if (isOpen(reset)) {
    const applied = await apply(reset);
    if (applied && reset.customerId) await endStaleSessions(reset.customerId); // before the page says that they have ended
    await finishReset(resetId, applied ? "changed" : "failed");
  }
  const { status } = await load(resetId);
  return status === "changed" || status === "expired" ? status : "failed";
}

/** The effects of the workflow. Each may run again after it happened. */
export const passwordResetSteps = (resetId: PasswordResetId) => ({
  storeCallback: async (callbackId: string): Promise<void> => {
    await load(resetId);
    const expiresAt = new Date(Date.now() + PASSWORD_RESET_TIMEOUT_SECONDS * 1000).toISOString();
    await recordCallback(resetId, callbackId, expiresAt);
  },

  mailLink: async (): Promise<"settled" | undefined> => {
    const reset = await load(resetId);
    if (!isOpen(reset) || usedAtOf(reset)) return "settled";
    await mailResetLink(reset);
    await markMailed(resetId);
    return undefined;
  },

  settle: () => settle(resetId),
  giveUp: () => finishReset(resetId, "failed"),

  mailChanged: async (): Promise<void> => {
    const { customerId } = await load(resetId);
    if (customerId) await mailPasswordChanged(customerId);
  },
});

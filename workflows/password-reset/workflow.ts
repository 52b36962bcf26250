import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { awaitMailedLink } from "@/workflows/mailed-link";
import { passwordResetInputSchema, type PasswordResetResult } from "@/workflows/password-reset/schema";
import { passwordResetSteps } from "@/workflows/password-reset/steps";
import { always, untilDone } from "@/workflows/retry";

/**
 * Gives an account a new password: a mail with a link, up to an hour of patience, and either the new password or none.
 * The password itself never comes near the execution: its hash waits on the record. An address of no account
 * runs the same way without a mail.
 */
export async function passwordResetWorkflow(input: unknown, context: DurableContext): Promise<PasswordResetResult> {
  const { resetId } = passwordResetInputSchema.parse(input);
  const { settle, giveUp, mailChanged, ...steps } = passwordResetSteps(resetId);
  const names = { callback: "new-password", mailStep: "mail-reset-link" };
  if (!(await awaitMailedLink(context, { ...names, timeoutSeconds: PASSWORD_RESET_TIMEOUT_SECONDS, ...steps }))) {
    context.logger.error({ event: "a password reset is given up", resetId });
    await context.step("give-up", giveUp, { retryStrategy: always });
    return { outcome: "failed" };
  }
  const outcome = await context.step("settle", settle, { retryStrategy: untilDone });
  context.logger.info({ event: "password reset settled", resetId, outcome });
  if (outcome === "changed") await context.step("mail-changed", mailChanged, { retryStrategy: untilDone });
  return { outcome };
}

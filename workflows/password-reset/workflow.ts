import { CallbackError, CallbackSubmitterError, StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { passwordResetInputSchema, type PasswordResetResult } from "@/workflows/password-reset/schema";
import { passwordResetSteps, type PasswordResetSteps } from "@/workflows/password-reset/steps";
import { always, untilDone } from "@/workflows/retry";

/**
 * Gives an account a new password: a mail with a link, up to an hour of patience, and either the new password or none.
 * The password itself never comes near the execution: its hash waits on the record. An address of no account
 * runs the same way without a mail.
 */
export async function passwordResetWorkflow(input: unknown, context: DurableContext): Promise<PasswordResetResult> {
  const { resetId } = passwordResetInputSchema.parse(input);
  const steps = passwordResetSteps(resetId);
  const wait = await prepare(steps, context);
  if (!wait) {
    context.logger.error({ event: "a password reset is given up", resetId });
    await context.step("give-up", steps.giveUp, { retryStrategy: always });
    return { outcome: "failed" };
  }
  try {
    await wait.answer;
  } catch (error) {
    if (!(error instanceof CallbackError) || error instanceof CallbackSubmitterError) throw error;
  }
  const outcome = await context.step("settle", steps.settle, { retryStrategy: untilDone });
  context.logger.info({ event: "password reset settled", resetId, outcome });
  if (outcome === "changed") await context.step("mail-changed", steps.mailChanged, { retryStrategy: untilDone });
  return { outcome };
}

/** Up to the mail with the link. Resolves with the wait for the answer, or with nothing when a step is refused for good. */
async function prepare(
  steps: PasswordResetSteps,
  context: DurableContext,
): Promise<{ readonly answer: Promise<unknown> } | undefined> {
  try {
    const [answer, callbackId] = await context.createCallback("new-password", {
      timeout: { seconds: PASSWORD_RESET_TIMEOUT_SECONDS },
    });
    await context.step("store-callback", () => steps.storeCallback(callbackId), { retryStrategy: untilDone });
    await context.step("mail-reset-link", steps.mailLink, { retryStrategy: untilDone });
    return { answer };
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

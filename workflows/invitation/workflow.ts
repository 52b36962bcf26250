import { CallbackError, CallbackSubmitterError, StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { invitationInputSchema, type InvitationResult } from "@/workflows/invitation/schema";
import { invitationSteps, type InvitationSteps } from "@/workflows/invitation/steps";
import { always, untilDone } from "@/workflows/retry";

/**
 * Brings a colleague into the team: a mail with a link, up to seven days of patience, and either an account with the role
 * that the roster says, or no invitation any more. The password itself never comes near the execution: its hash waits on the
 * record.
 */
export async function invitationWorkflow(input: unknown, context: DurableContext): Promise<InvitationResult> {
  const { invitationId } = invitationInputSchema.parse(input);
  const steps = invitationSteps(invitationId);
  const wait = await prepare(steps, context);
  if (!wait) {
    context.logger.error({ event: "an invitation is given up", invitationId });
    await context.step("give-up", steps.giveUp, { retryStrategy: always });
    return { outcome: "failed" };
  }
  try {
    await wait.answer;
  } catch (error) {
    if (!(error instanceof CallbackError) || error instanceof CallbackSubmitterError) throw error;
  }
  const outcome = await context.step("settle", steps.settle, { retryStrategy: untilDone });
  context.logger.info({ event: "invitation settled", invitationId, outcome });
  return { outcome };
}

/** Up to the mail with the link. Resolves with the wait for the answer, or with nothing when a step is refused for good. */
async function prepare(
  steps: InvitationSteps,
  context: DurableContext,
): Promise<{ readonly answer: Promise<unknown> } | undefined> {
  try {
    const [answer, callbackId] = await context.createCallback("acceptance", {
      timeout: { seconds: INVITATION_TIMEOUT_SECONDS },
    });
    await context.step("store-callback", () => steps.storeCallback(callbackId), { retryStrategy: untilDone });
    await context.step("mail-invitation", steps.mailLink, { retryStrategy: untilDone });
    return { answer };
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

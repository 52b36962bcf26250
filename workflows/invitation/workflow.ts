import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { invitationInputSchema, type InvitationResult } from "@/workflows/invitation/schema";
import { invitationSteps } from "@/workflows/invitation/steps";
import { awaitMailedLink } from "@/workflows/mailed-link";
import { always, untilDone } from "@/workflows/retry";

/**
 * Brings a colleague into the team: a mail with a link, up to seven days of patience, and either an account with the role
 * that the roster says, or no invitation any more. The password itself never comes near the execution: its hash waits on the
 * record.
 */
export async function invitationWorkflow(input: unknown, context: DurableContext): Promise<InvitationResult> {
  const { invitationId } = invitationInputSchema.parse(input);
  const { settle, giveUp, ...steps } = invitationSteps(invitationId);
  const names = { callback: "acceptance", mailStep: "mail-invitation" };
  if (!(await awaitMailedLink(context, { ...names, timeoutSeconds: INVITATION_TIMEOUT_SECONDS, ...steps }))) {
    context.logger.error({ event: "an invitation is given up", invitationId });
    await context.step("give-up", giveUp, { retryStrategy: always });
    return { outcome: "failed" };
  }
  const outcome = await context.step("settle", settle, { retryStrategy: untilDone });
  context.logger.info({ event: "invitation settled", invitationId, outcome });
  return { outcome };
}

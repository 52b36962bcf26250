import { CallbackError, CallbackSubmitterError, StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { always, untilDone } from "@/workflows/retry";
import { registrationInputSchema, type RegistrationResult } from "@/workflows/registration/schema";
import { registrationSteps, type RegistrationSteps } from "@/workflows/registration/steps";

/**
 * Signs a customer up: record, mail, up to 48 h of patience, and either a customer or a free address again. A newer
 * registration of the address ends it early. An address of an account runs the same way with another letter, so that a
 * caller cannot tell from outside.
 */
export async function registrationWorkflow(input: unknown, context: DurableContext): Promise<RegistrationResult> {
  const { registrationId } = registrationInputSchema.parse(input);
  const steps = registrationSteps(registrationId);
  const wait = await prepare(steps, context);
  if (!wait) {
    context.logger.error({ event: "a registration is given up", registrationId });
    await context.step("give-up", steps.giveUp, { retryStrategy: always });
    return { outcome: "failed" };
  }
  try {
    await wait.click;
  } catch (error) {
    if (!(error instanceof CallbackError) || error instanceof CallbackSubmitterError) throw error;
  }
  const outcome = await context.step("settle", steps.settle, { retryStrategy: always });
  context.logger.info({ event: "registration settled", registrationId, outcome });
  if (outcome === "verified") await context.step("mail-welcome", steps.mailWelcome, { retryStrategy: untilDone });
  return { outcome };
}

/**
 * Up to the mail with the link. Resolves with the wait for the click; without one when this was pressed before, or is over; or with
 * nothing when a step is refused for good.
 */
async function prepare(
  steps: RegistrationSteps,
  context: DurableContext,
): Promise<{ readonly click?: Promise<unknown> } | undefined> {
  try {
    const created = await context.step("create-customer", steps.createCustomer, { retryStrategy: untilDone });
    if (created === "replaced") return {};
    const [click, callbackId] = await context.createCallback("verification-click", {
      timeout: { seconds: VERIFICATION_TIMEOUT_SECONDS },
    });
    await context.step("store-callback", () => steps.storeCallback(callbackId), { retryStrategy: untilDone });
    const mailed = await context.step("mail-verification-link", steps.mailFirstLetter, { retryStrategy: untilDone });
    return mailed === "mailed" ? { click } : {};
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

import { CallbackTimeoutError, StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/workflows/catalog";
import { untilDone } from "@/workflows/retry";
import { registrationInputSchema, type RegistrationResult } from "@/workflows/registration/schema";
import { registrationSteps } from "@/workflows/registration/steps";

const TIMEOUT = { seconds: VERIFICATION_TIMEOUT_SECONDS };

/** Signs a customer up: record, mail, up to 48 h of patience, and either a customer or a free address again. */
export async function registrationWorkflow(input: unknown, context: DurableContext): Promise<RegistrationResult> {
  const { registrationId } = registrationInputSchema.parse(input);
  const steps = registrationSteps(registrationId);
  const step = <T>(name: string, effect: () => Promise<T>) => context.step(name, effect, { retryStrategy: untilDone });

  const claim = await step("create-customer", steps.createCustomer);
  context.logger.info({ event: "customer record", registrationId, claim });
  if (claim === "address_taken") {
    await step("mail-address-owner", steps.mailAddressOwner);
    await context.wait("registration-lapses", TIMEOUT);
    await step("settle-lapsed", steps.settle);
    return { outcome: "address_taken" };
  }

  const [click, callbackId] = await context.createCallback("verification-click", { timeout: TIMEOUT });
  await step("store-callback", () => steps.storeCallback(callbackId));
  try {
    await step("mail-verification-link", steps.mailVerificationLink);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    context.logger.error({ event: "the verification mail cannot be sent", registrationId });
    await step("give-up", steps.giveUp);
    return { outcome: "failed" };
  }

  try {
    await click;
  } catch (error) {
    if (!(error instanceof CallbackTimeoutError)) throw error;
  }
  const outcome = await step("settle", steps.settle);
  context.logger.info({ event: "registration settled", registrationId, outcome });
  if (outcome === "verified") await step("mail-welcome", steps.mailWelcome);
  return { outcome };
}

import { CallbackError, CallbackSubmitterError, StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { untilDone } from "@/workflows/retry";

interface MailedLink {
  /** Names of the callback and of the step that mails: never changed, replay knows them. */
  readonly callback: string;
  readonly mailStep: string;
  readonly timeoutSeconds: number;
  readonly storeCallback: (callbackId: string) => Promise<void>;
  /** `settled`: the record knows how it ended, and there is nothing to mail nor to wait for. */
  readonly mailLink: () => Promise<"settled" | undefined>;
}

/** Resolves with the wait for the answer, without one where the record has it already, or with nothing when a step is refused for good. */
async function prepare(
  context: DurableContext,
  { callback, mailStep, timeoutSeconds, storeCallback, mailLink }: MailedLink,
): Promise<{ readonly answer?: Promise<unknown> } | undefined> {
  try {
    const [answer, callbackId] = await context.createCallback(callback, { timeout: { seconds: timeoutSeconds } });
    await context.step("store-callback", () => storeCallback(callbackId), { retryStrategy: untilDone });
    const mailed = await context.step(mailStep, mailLink, { retryStrategy: untilDone });
    return mailed === "settled" ? {} : { answer };
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

/**
 * Mails a link and suspends until it is used or its time is over: the record says which. False when a step was refused for
 * good, and there is nothing to wait for.
 */
export async function awaitMailedLink(context: DurableContext, link: MailedLink): Promise<boolean> {
  const wait = await prepare(context, link);
  if (!wait) return false;
  try {
    await wait.answer;
  } catch (error) {
    if (!(error instanceof CallbackError) || error instanceof CallbackSubmitterError) throw error;
  }
  return true;
}

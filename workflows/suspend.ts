import { CallbackError, CallbackSubmitterError, type DurableContext } from "@aws/durable-execution-sdk-js";
import type { untilDone } from "@/workflows/retry";

/** Suspends until the callback is completed, or resolves false when it times out. The next step reads from the record what it was. */
export async function suspend(
  name: string,
  timeoutSeconds: number,
  submit: (callbackId: string) => Promise<void>,
  retryStrategy: typeof untilDone,
  context: DurableContext,
): Promise<boolean> {
  try {
    await context.waitForCallback(name, submit, { timeout: { seconds: timeoutSeconds }, retryStrategy });
    return true;
  } catch (error) {
    if (!(error instanceof CallbackError) || error instanceof CallbackSubmitterError) throw error;
    context.logger.info({ event: "a wait ended without an answer", wait: name });
    return false;
  }
}

import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { untilDone, type Retry } from "@/workflows/retry";

export interface BackgroundSteps {
  /** Starts a step beside the workflow: nothing waits for it, and its refusal ends nothing. An outage is sat out unless said otherwise. */
  readonly begin: (name: string, effect: () => Promise<void>, retryStrategy?: Retry) => void;
  /** Resolves when all that was begun is over. Await it before the workflow ends. */
  readonly settled: () => Promise<void>;
}

/** Effects that nothing waits for, such as a mail that only informs. Deterministic: replay begins the same again. */
export function createBackgroundSteps(context: DurableContext): BackgroundSteps {
  const begun: Promise<void>[] = [];
  const logged = (step: string) => (error: unknown) =>
    context.logger.error({ event: "a background step was refused", step, error: String(error) });
  return {
    begin: (name, effect, retryStrategy = untilDone) =>
      void begun.push(context.step(name, effect, { retryStrategy }).catch(logged(name))),
    settled: async () => void (await Promise.all(begun)),
  };
}

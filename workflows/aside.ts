import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { untilDone } from "@/workflows/retry";

export interface Aside {
  /** Starts a step beside the story: it holds nobody up, and its refusal ends nothing. */
  readonly begin: (name: string, effect: () => Promise<void>) => void;
  /** Resolves when all that was begun is over. Await it before the workflow ends. */
  readonly settled: () => Promise<void>;
}

/** Effects that nobody waits for, such as a mail that only tells how things stand. Deterministic: replay begins the same again. */
export function createAside(context: DurableContext): Aside {
  const begun: Promise<void>[] = [];
  const logged = (step: string) => (error: unknown) =>
    context.logger.error({ event: "a step beside the story was refused", step, error: String(error) });
  return {
    begin: (name, effect) =>
      void begun.push(context.step(name, effect, { retryStrategy: untilDone }).catch(logged(name))),
    settled: async () => void (await Promise.all(begun)),
  };
}

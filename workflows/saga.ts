import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { always } from "@/workflows/retry";

interface Compensation {
  readonly name: string;
  readonly undo: () => Promise<void>;
}

export interface Saga {
  /** Call before the action: the undo must be safe when the action never happened. */
  readonly register: (name: string, undo: () => Promise<void>) => void;
  /** Undoes in reverse, each in a step of its own that is retried until it is done. */
  readonly compensate: () => Promise<void>;
}

/** Remembers how to undo what a workflow has done so far. Deterministic: replay registers the same again. */
export function createSaga(context: DurableContext): Saga {
  const registered: Compensation[] = [];
  return {
    register: (name, undo) => void registered.push({ name, undo }),
    async compensate() {
      for (const { name, undo } of registered.toReversed()) await context.step(name, undo, { retryStrategy: always });
    },
  };
}

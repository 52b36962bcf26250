/** When the code of an execution ran, by its history. */
import type { Execution, HistoryEvent } from "../machine/types.ts";
import type { Span } from "./time-scale.ts";

export type Invocations = readonly (Span & { readonly kind: "succeeded" | "failed" | "running" })[];

interface Completed {
  readonly StartTimestamp: number;
  readonly EndTimestamp: number;
  readonly Error?: object;
}

/** Those that ended, and the one that is running. */
export function invocationsOf({ invocation }: Execution, events: readonly HistoryEvent[], nowMs: number): Invocations {
  const ended = events.flatMap((event) => {
    const details = event["InvocationCompletedDetails"] as Completed | undefined;
    if (!details) return [];
    const kind = details.Error ? ("failed" as const) : ("succeeded" as const);
    return [{ fromMs: details.StartTimestamp * 1000, toMs: details.EndTimestamp * 1000, kind }];
  });
  return invocation ? [...ended, { fromMs: invocation.startedAtMs, toMs: nowMs, kind: "running" }] : ended;
}

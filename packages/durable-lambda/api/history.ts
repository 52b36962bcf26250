/** An event as GetDurableExecutionHistory answers it. Times are seconds since 1970. */
export interface HistoryEvent {
  readonly EventId: number;
  /** `StepSucceeded` and the like; the details are in the member that is named after it. */
  readonly EventType: string;
  readonly EventTimestamp: number;
  readonly Id?: string;
  readonly Name?: string;
  readonly ParentId?: string;
  readonly [details: string]: unknown;
}

/** An operation that has begun and not ended. */
export interface OpenOperation {
  /** `Step`, `Wait`, `Callback`, `Context`, `ChainedInvoke`. */
  readonly type: string;
  /** Its own, or that of the operation around it: `waitForCallback` names only that. */
  readonly name: string | undefined;
  readonly callbackId: string | undefined;
}

const BEGUN = /^(?!Execution|Invocation)(\w+)Started$/;
const ENDED = /(Succeeded|Failed|TimedOut|Stopped|Cancelled)$/;

/** What an execution waits for, in the order in which it began. */
export function openOperations(events: readonly HistoryEvent[]): OpenOperation[] {
  const begun = new Map<string | undefined, HistoryEvent>();
  for (const event of events)
    if (BEGUN.test(event.EventType)) begun.set(event.Id, event);
    else if (ENDED.test(event.EventType)) begun.delete(event.Id);
  return [...begun.values()].map((event) => ({
    type: BEGUN.exec(event.EventType)?.[1] ?? "",
    name: event.Name ?? begun.get(event.ParentId)?.Name,
    callbackId: (event["CallbackStartedDetails"] as { CallbackId?: string } | undefined)?.CallbackId,
  }));
}

/** What is open, in words; the contexts around it are left out. */
export function describeOpen(events: readonly HistoryEvent[]): string {
  const open = openOperations(events).filter(({ type }) => type !== "Context");
  return open.map(({ type, name }) => (name === undefined ? type : `${type} ${name}`)).join(", ") || "nothing";
}

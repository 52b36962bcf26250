/** What a history says, without what it holds: names, times, attempts, waits and types of errors. Times are ISO 8601. */
export interface HistoryEvent {
  readonly EventType?: string | undefined;
  readonly EventId?: number | undefined;
  readonly EventTimestamp?: Date | undefined;
  readonly Id?: string | undefined;
  readonly ParentId?: string | undefined;
  readonly Name?: string | undefined;
  readonly SubType?: string | undefined;
  readonly [details: `${string}Details`]: object | undefined;
}

export type OperationKind = "step" | "wait" | "callback" | "group" | "call";
export type OperationState = "running" | "waiting" | "retrying" | "done" | "failed" | "timed_out" | "stopped";

export interface TimelineEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  /** How many operations contain it. */
  readonly depth: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly attempts: number;
  /** When a retry is due, a wait ends or a callback times out. */
  readonly dueAt: string | null;
  readonly errorType: string | null;
}

const KINDS: Readonly<Record<string, OperationKind>> = {
  Step: "step",
  Wait: "wait",
  Callback: "callback",
  Context: "group",
  ChainedInvoke: "call",
};
const ENDS: Readonly<Record<string, OperationState>> = {
  Succeeded: "done",
  Failed: "failed",
  TimedOut: "timed_out",
  Cancelled: "stopped",
  Stopped: "stopped",
};

interface Details {
  readonly Timeout?: number;
  readonly ScheduledEndTimestamp?: Date;
  readonly RetryDetails?: { readonly CurrentAttempt?: number; readonly NextAttemptDelaySeconds?: number };
  readonly Error?: { readonly Payload?: { readonly ErrorType?: string } };
}

const detailsOf = (event: HistoryEvent): Details => event[`${event.EventType ?? ""}Details`] ?? {};
const iso = (date: Date | undefined): string => (date ?? new Date(0)).toISOString();
const later = (date: Date | undefined, seconds: number): string =>
  new Date((date?.getTime() ?? 0) + seconds * 1000).toISOString();

function dueOf(event: HistoryEvent): string | null {
  const { Timeout, ScheduledEndTimestamp } = detailsOf(event);
  if (ScheduledEndTimestamp) return iso(ScheduledEndTimestamp);
  return Timeout ? later(event.EventTimestamp, Timeout) : null;
}

function begin(event: HistoryEvent, kind: OperationKind, parent: TimelineEntry | undefined): TimelineEntry {
  const state = kind === "wait" || kind === "callback" ? "waiting" : "running";
  const common = { id: event.Id ?? "", kind, state, startedAt: iso(event.EventTimestamp), endedAt: null } as const;
  const depth = parent ? parent.depth + 1 : 0;
  return {
    ...common,
    name: event.Name ?? parent?.name ?? kind,
    depth,
    attempts: 1,
    dueAt: dueOf(event),
    errorType: null,
  };
}

/** An attempt that ended while another is to follow leaves the step open. */
function end(entry: TimelineEntry, event: HistoryEvent, state: OperationState): TimelineEntry {
  const { RetryDetails, Error: error } = detailsOf(event);
  const attempts = RetryDetails?.CurrentAttempt ?? entry.attempts;
  const errorType = error?.Payload?.ErrorType ?? (state === "failed" ? "Error" : null);
  const delay = RetryDetails?.NextAttemptDelaySeconds;
  if (delay !== undefined && delay > 0)
    return { ...entry, state: "retrying", attempts, errorType, dueAt: later(event.EventTimestamp, delay) };
  return { ...entry, state, attempts, errorType, endedAt: iso(event.EventTimestamp), dueAt: null };
}

function apply(entries: Map<string, TimelineEntry>, event: HistoryEvent): void {
  const [, type = "", phase = ""] =
    /^(Step|Wait|Callback|Context|ChainedInvoke)(\w+)$/.exec(event.EventType ?? "") ?? [];
  const kind = KINDS[type];
  if (!kind || !event.Id) return;
  const known = entries.get(event.Id);
  if (phase === "Started") {
    const again = known && { ...known, state: "running" as const, dueAt: null, attempts: known.attempts + 1 };
    entries.set(event.Id, again ?? begin(event, kind, entries.get(event.ParentId ?? "")));
    return;
  }
  const started = known ?? begin(event, kind, entries.get(event.ParentId ?? ""));
  entries.set(event.Id, end(started, event, ENDS[phase] ?? "done"));
}

/** The operations of an execution in the order they began. What is open when the execution ends, ends with it. */
export function timelineOf(events: readonly HistoryEvent[]): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>();
  for (const event of events) apply(entries, event);
  const over = events.find(({ EventType }) => /^Execution(Succeeded|Failed|TimedOut|Stopped)$/.test(EventType ?? ""));
  return [...entries.values()].map((entry) => (over && isOpen(entry) ? cutShort(entry, over) : entry));
}

const cutShort = (entry: TimelineEntry, { EventTimestamp }: HistoryEvent): TimelineEntry => ({
  ...entry,
  state: "stopped",
  endedAt: iso(EventTimestamp),
  dueAt: null,
});

export const isOpen = ({ state }: TimelineEntry): boolean =>
  state === "running" || state === "waiting" || state === "retrying";

/** What a running execution waits on: the innermost operation that is open, the latest of them. */
export const waitsOn = (timeline: readonly TimelineEntry[]): TimelineEntry | undefined =>
  timeline.findLast((entry) => isOpen(entry) && entry.kind !== "group") ?? timeline.findLast(isOpen);

export interface ExecutionName {
  readonly functionName: string;
  readonly qualifier: string | undefined;
}

/** Splits `name:qualifier` or `arn:qualifier`. */
export function splitQualified(qualified: string): ExecutionName {
  const [, functionName = qualified, qualifier] = /^(.*):([^:]+)$/.exec(qualified) ?? [];
  return { functionName, qualifier };
}

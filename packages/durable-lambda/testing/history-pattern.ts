/** What a history is expected to hold, one event after the other. */

/** Every type of event there is (`EventType` of GetDurableExecutionHistory). */
export type EventType =
  | `Execution${"Started" | "Succeeded" | "Failed" | "TimedOut" | "Stopped"}`
  | "InvocationCompleted"
  | `Step${"Started" | "Succeeded" | "Failed"}`
  | `Wait${"Started" | "Succeeded" | "Cancelled"}`
  | `Context${"Started" | "Succeeded" | "Failed"}`
  | `Callback${"Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `ChainedInvoke${"Started" | "Succeeded" | "Failed" | "TimedOut" | "Stopped"}`;

/** An event and what is asked of it beyond its type. */
export interface ExpectedEvent {
  readonly type: EventType;
  /** Of the operation, or of the one around it where it has none; `*` matches any part of it. */
  readonly name?: string;
  readonly subType?: string;
  /** What the event has, parsed: a step's or an execution's result. */
  readonly result?: unknown;
  /** What the event has, parsed: the input of an execution or a chained invoke. */
  readonly input?: unknown;
  readonly error?: { readonly ErrorType?: unknown; readonly ErrorMessage?: unknown; readonly ErrorData?: unknown };
  /** Members of the details, as the API names them. What is not named may be anything. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Branches that go on beside each other: the events of each in their order, those of one between those of another. */
export interface AnyOrder {
  readonly anyOrder: readonly HistoryPattern[];
}

/**
 * `...`: any number of events, none too. `*`: one event of any kind. `StepSucceeded` or `StepSucceeded price`: type, and name.
 * Values within an ExpectedEvent may be regular expressions and matchers like `expect.any(String)`; objects are parts.
 */
export type HistoryPattern = readonly PatternItem[];
export type PatternItem = "..." | AnyOrder | EventItem;
/** What one event fits. */
export type EventItem = "*" | EventType | `${EventType} ${string}` | ExpectedEvent;

export const isAnyOrder = (item: PatternItem): item is AnyOrder => typeof item === "object" && "anyOrder" in item;

/** An event as the API answers it, or as the AWS client gives it. */
export interface AnyEvent {
  readonly EventId?: number | undefined;
  readonly EventType?: string | undefined;
  readonly SubType?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly ParentId?: string | undefined;
}

/** An event with the name that it is known by. */
export interface NamedEvent {
  readonly event: AnyEvent;
  readonly name: string | undefined;
}

/** What is asked of one event. */
export const expectedOf = (item: Exclude<EventItem, "*">): ExpectedEvent => {
  if (typeof item !== "string") return item;
  const [type, ...name] = item.split(" ");
  return { type: type as EventType, ...(name.length > 0 && { name: name.join(" ") }) };
};

/** The events with names: what has none is known by what is around it, as the callback of `waitForCallback` is. */
export function withNames(events: readonly AnyEvent[]): NamedEvent[] {
  const names = new Map(events.map(({ Id, Name }) => [Id, Name]));
  return events.map((event) => ({ event, name: event.Name ?? (event.ParentId && names.get(event.ParentId)) }));
}

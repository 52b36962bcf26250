/**
 * A copy of an execution as it was just before one of its operations began. Invariants:
 * 1. What had ended by then is as it was; contexts, waits and callbacks that were open are open; open steps and invokes begin again.
 * 2. All times move by the same span, so that the copy has lasted as long as the original had: what was due in an hour still is.
 * 3. An open callback has an id of its own: answers to the original are not the copy's. What hands out the id of a
 *    `waitForCallback` begins again with it, or the copy's would be known to none.
 */
import { Draft, type State } from "./draft.ts";
import type { Execution, HistoryEvent, Operation } from "./types.ts";

/** What is the copy's own. */
export type ForkIdentity = Pick<Execution, "seq" | "id" | "name" | "version" | "code" | "copyOf">;

export interface ForkRequest {
  readonly original: State;
  /** All of the original, in order. */
  readonly events: readonly HistoryEvent[];
  /** The operation from which on everything runs again. */
  readonly from: Operation;
  readonly identity: ForkIdentity;
  readonly newCallbackId: (order: number) => string;
  readonly nowMs: number;
}

interface Cut {
  /** Event of the history that is the first not to be kept. */
  readonly eventId: number;
  readonly shiftMs: number;
}

/** The copy as a draft that is not yet written. */
export function fork(request: ForkRequest): Draft {
  const { original, events, identity, nowMs } = request;
  const cut = cutOf(request);
  const kept = keptOperations(request, cut);
  const draft = new Draft({ execution: copyOf(original.execution, identity, kept, cut), operations: new Map() }, nowMs);
  for (const operation of kept) draft.put(operation);
  const callbackIds = new Map(kept.map(({ id, callbackId }) => [id, callbackId]));
  for (const event of events) if (isKept(event, callbackIds, cut)) copyEvent(draft, event, callbackIds, cut);
  return draft;
}

function cutOf({ events, from, nowMs }: ForkRequest): Cut {
  const first = events.find(({ Id }) => Id === from.id);
  return { eventId: first?.EventId ?? Infinity, shiftMs: nowMs - (first?.EventTimestamp ?? nowMs / 1000) * 1000 };
}

function keptOperations({ original, events, from, newCallbackId, nowMs }: ForkRequest, cut: Cut): Operation[] {
  const lastEvent = new Map(events.map(({ Id, EventId }) => [Id, EventId]));
  const cutAtMs = nowMs - cut.shiftMs;
  const kept = [...original.operations.values()].flatMap((operation) => {
    if (operation.order >= from.order) return [];
    const { endedAtMs = Infinity, id } = operation;
    const hadEnded = endedAtMs <= cutAtMs && (lastEvent.get(id) ?? Infinity) < cut.eventId;
    const copy = hadEnded ? operation : openCopy(operation, newCallbackId);
    return copy ? [shifted(copy, cut.shiftMs)] : [];
  });
  const reopened = openWaitsForCallback(kept);
  return kept.filter(({ type, parentId }) => type !== "STEP" || !reopened.has(parentId));
}

/** The contexts of `waitForCallback` whose callback is open: the one step in them is the submitter. */
function openWaitsForCallback(operations: readonly Operation[]): ReadonlySet<string | undefined> {
  const open = operations.filter(({ type, status }) => type === "CALLBACK" && status === "STARTED");
  const parents = new Set(open.map(({ parentId }) => parentId));
  const waits = operations.filter(({ id, subType }) => subType === "WaitForCallback" && parents.has(id));
  return new Set(waits.map(({ id }) => id));
}

/** As it was while it was open; undefined where it is to begin again. */
function openCopy(operation: Operation, newCallbackId: ForkRequest["newCallbackId"]): Operation | undefined {
  const { type, order } = operation;
  if (type === "STEP" || type === "CHAINED_INVOKE") return undefined;
  const open = { ...operation, status: "STARTED", endedAtMs: undefined, result: undefined, error: undefined } as const;
  if (type === "CALLBACK") return { ...open, callbackId: newCallbackId(order) };
  return { ...open, replayChildren: undefined };
}

function shifted(operation: Operation, shiftMs: number): Operation {
  const moved = (ms: number | undefined) => (ms === undefined ? undefined : ms + shiftMs);
  const { startedAtMs, endedAtMs, dueAtMs, heartbeatDueAtMs } = operation;
  return {
    ...operation,
    startedAtMs: startedAtMs + shiftMs,
    endedAtMs: moved(endedAtMs),
    dueAtMs: moved(dueAtMs),
    heartbeatDueAtMs: moved(heartbeatDueAtMs),
  };
}

function copyOf(execution: Execution, identity: ForkIdentity, kept: readonly Operation[], { shiftMs }: Cut): Execution {
  const { functionName, tenantId, maxResultBytes, timeoutSeconds, retentionDays, input, storedBytes } = execution;
  return {
    ...identity,
    functionName,
    tenantId,
    maxResultBytes,
    timeoutSeconds,
    retentionDays,
    input,
    storedBytes,
    startedAtMs: execution.startedAtMs + shiftMs,
    status: "RUNNING",
    lastEventId: 0,
    lastOrder: Math.max(0, ...kept.map(({ order }) => order)),
    wakeAtMs: 0,
    updatedIds: [],
    failures: 0,
  };
}

type CallbackIds = ReadonlyMap<string, string | undefined>;

function isKept({ EventId, EventType, Id }: HistoryEvent, kept: CallbackIds, cut: Cut): boolean {
  return EventType === "ExecutionStarted" || (EventId < cut.eventId && typeof Id === "string" && kept.has(Id));
}

function copyEvent(draft: Draft, event: HistoryEvent, callbackIds: CallbackIds, { shiftMs }: Cut): void {
  draft.patch({ lastEventId: draft.execution.lastEventId + 1 });
  const member = `${event.EventType}Details`;
  const { id, name, lastEventId } = draft.execution;
  draft.events.push({
    ...event,
    ...(event.EventType === "ExecutionStarted" && { Id: id, Name: name }),
    EventId: lastEventId,
    EventTimestamp: event.EventTimestamp + shiftMs / 1000,
    [member]: detailsOf(event[member], shiftMs, callbackIds.get(String(event["Id"]))),
  });
}

function detailsOf(details: unknown, shiftMs: number, callbackId: string | undefined): unknown {
  const entries = Object.entries(details as object).map(([key, value]: [string, unknown]) => {
    if (key === "CallbackId") return [key, callbackId];
    return [key, key.endsWith("Timestamp") && typeof value === "number" ? value + shiftMs / 1000 : value];
  });
  return Object.fromEntries(entries);
}

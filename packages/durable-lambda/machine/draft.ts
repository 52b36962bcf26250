/**
 * A change in the making. Invariants:
 * 1. A draft never touches the state it was made from: an error thrown half-way leaves nothing behind.
 * 2. Event ids are consecutive, and in the order of the calls.
 * 3. What the journal writes is exactly what the draft lists: the execution, changed operations, new events, timers.
 */
import { operationTimers, executionTimers } from "./timers.ts";
import type { Execution, HistoryEvent, Operation, Timer } from "./types.ts";

export type Operations = ReadonlyMap<string, Operation>;
export interface State {
  readonly execution: Execution;
  /** In the order of their start. */
  readonly operations: Operations;
}

export class Draft {
  readonly before: State;
  readonly nowMs: number;
  execution: Execution;
  readonly changed = new Map<string, Operation>();
  readonly events: HistoryEvent[] = [];

  constructor(before: State, nowMs: number) {
    this.before = before;
    this.nowMs = nowMs;
    this.execution = before.execution;
  }

  operation(id: string): Operation | undefined {
    return this.changed.get(id) ?? this.before.operations.get(id);
  }

  *allOperations(): Iterable<Operation> {
    for (const operation of this.before.operations.values()) yield this.changed.get(operation.id) ?? operation;
    for (const operation of this.changed.values()) if (!this.before.operations.has(operation.id)) yield operation;
  }

  put(operation: Operation): Operation {
    this.changed.set(operation.id, operation);
    return operation;
  }

  patch(change: Partial<Execution>): void {
    this.execution = { ...this.execution, ...change };
  }

  nextOrder(): number {
    this.patch({ lastOrder: this.execution.lastOrder + 1 });
    return this.execution.lastOrder;
  }

  /** Appends an event that belongs to an operation, to the execution, or (InvocationCompleted) to neither. */
  event(type: string, details: object, of?: Operation | "execution"): void {
    this.patch({ lastEventId: this.execution.lastEventId + 1 });
    this.events.push({
      EventType: type,
      EventId: this.execution.lastEventId,
      EventTimestamp: this.nowMs / 1000,
      ...(of === "execution" ? { Id: this.execution.id, Name: this.execution.name } : of && identity(of)),
      [`${type}Details`]: details,
    });
  }

  timers(): { added: Timer[]; removed: Timer[] } {
    const added = executionTimers(this.execution);
    const removed = this.events[0]?.EventId === 1 ? [] : executionTimers(this.before.execution);
    for (const operation of this.changed.values()) {
      const old = this.before.operations.get(operation.id);
      if (this.execution.status === "RUNNING") added.push(...operationTimers(operation));
      if (old) removed.push(...operationTimers(old));
    }
    if (this.execution.status !== "RUNNING" && this.before.execution.status === "RUNNING")
      for (const operation of this.before.operations.values())
        if (!this.changed.has(operation.id)) removed.push(...operationTimers(operation));
    return difference(added, removed);
  }
}

function identity(operation: Operation) {
  return {
    SubType: operation.subType,
    Id: operation.id,
    Name: operation.name,
    ParentId: operation.parentId,
  };
}

const same = (a: Timer) => (b: Timer) => a.dueMs === b.dueMs && a.order === b.order && a.kind === b.kind;

function difference(added: Timer[], removed: Timer[]) {
  return {
    added: added.filter((timer) => !removed.some(same(timer))),
    removed: removed.filter((timer) => !added.some(same(timer))),
  };
}

/** An execution under test, without clock, disk or processes. */
import { type CheckpointContext, checkpoint } from "../checkpoint.ts";
import { Draft, type State } from "../draft.ts";
import { beginInvocation, endInvocation, type InvocationAnswer, startExecution } from "../lifecycle.ts";
import { fireTimer } from "../outside.ts";
import type { Execution, HistoryEvent, Operation, OperationUpdate, Timer } from "../types.ts";

export const START_MS = 1_000_000;
export const execution: Execution = {
  seq: 1,
  id: "1-abc",
  name: "one",
  functionName: "f",
  version: "1",
  maxResultBytes: 1000,
  timeoutSeconds: 3600,
  retentionDays: 1,
  startedAtMs: START_MS,
  status: "RUNNING",
  lastEventId: 0,
  lastOrder: 0,
  updatedIds: [],
  failures: 0,
  wakeAtMs: 0,
};
const context: CheckpointContext = {
  newCallbackId: (order) => `callback-${order}`,
  chainedTarget: () => ({ version: "7", arn: "arn:target" }),
};

/** Applies drafts one after the other, as the engine does. */
export class Subject {
  state: State = { execution, operations: new Map() };
  nowMs = START_MS;
  timers: Timer[] = [];
  events: HistoryEvent[] = [];

  constructor(overrides: Partial<Execution> = {}) {
    this.#take(startExecution({ ...execution, ...overrides }));
    this.change((draft) => beginInvocation(draft, "r1"));
  }

  draft(): Draft {
    return new Draft(this.state, this.nowMs);
  }

  change<T>(apply: (draft: Draft) => T): T {
    const draft = this.draft();
    const result = apply(draft);
    this.#take(draft);
    return result;
  }

  #take(draft: Draft): void {
    const { added, removed } = draft.timers();
    this.timers = [...this.timers.filter((timer) => !removed.some((old) => key(old) === key(timer))), ...added];
    this.events.push(...draft.events);
    const operations = new Map(this.state.operations);
    for (const operation of draft.changed.values()) operations.set(operation.id, operation);
    this.state = { execution: draft.execution, operations };
  }

  checkpoint(...updates: OperationUpdate[]): Operation[] {
    return this.change((draft) => checkpoint(draft, updates, context));
  }

  end(answer: InvocationAnswer, chance = 0): void {
    this.change((draft) => endInvocation(draft, answer, chance));
  }

  fire(kind: Timer["kind"]): void {
    const timer = this.timers.find((one) => one.kind === kind);
    if (!timer) throw new Error(`no ${kind} timer`);
    this.nowMs = timer.dueMs;
    const operation = [...this.state.operations.values()].find(({ order }) => order === timer.order);
    this.change((draft) => fireTimer(draft, timer, operation));
  }

  operation(id: string): Operation {
    const operation = this.state.operations.get(id);
    if (!operation) throw new Error(`no ${id}`);
    return operation;
  }

  get types(): string[] {
    return this.events.map(({ EventType }) => EventType);
  }
}

const key = ({ dueMs, order, kind }: Timer) => `${dueMs} ${order} ${kind}`;
export const update = (
  Type: OperationUpdate["Type"],
  Action: OperationUpdate["Action"],
  rest: Partial<OperationUpdate> = {},
) => ({
  Id: "a",
  Type,
  Action,
  ...rest,
});
export const wait = (seconds: number) => update("WAIT", "START", { WaitOptions: { WaitSeconds: seconds } });
export const retry = (rest: Partial<OperationUpdate> = {}) =>
  update("STEP", "RETRY", { StepOptions: { NextAttemptDelaySeconds: 5 }, ...rest });

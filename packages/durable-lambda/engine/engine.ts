/**
 * Brings state machine, journal, timers and workers together. Invariants:
 * 1. Every change goes: draft -> journal -> cache -> reactions (`commit`). Nobody hears of it before it is on disk.
 * 2. An execution is invoked when it wants to (`wakeAtMs` 0) and a worker is free; its begin is on disk before the worker hears.
 * 3. An answer of an invocation that is not the current one changes nothing.
 */
import { randomUUID } from "node:crypto";
import type { Advance } from "../advance.ts";
import type { VirtualClock } from "../clock.ts";
import type { Registry } from "../functions/registry.ts";
import type { DueTimer, Journal } from "../journal/journal.ts";
import { DEFAULT_PAGE_ITEMS, MAX_PAGE_ITEMS } from "../limits.ts";
import { Draft, type State } from "../machine/draft.ts";
import { beginInvocation, endInvocation, interruptInvocation } from "../machine/lifecycle.ts";
import { fireOverdue, fireTimer, isPolled } from "../machine/outside.ts";
import type { ErrorObject, Execution, Invocation, Operation } from "../machine/types.ts";
import { Scheduler } from "../scheduler.ts";
import { checkpointToken, executionArn } from "../wire/arn.ts";
import { markerOf } from "../wire/marker.ts";
import { statePage } from "../wire/state.ts";
import type { JobEnd } from "../workers/worker-process.ts";
import type { Work, Workers } from "../workers/workers.ts";
import type { Calls } from "../journal/calls.ts";
import { answerOf } from "./answer.ts";
import { CallRunner } from "./call-runner.ts";
import { Dispatcher } from "./dispatcher.ts";
import { StateCache } from "./state-cache.ts";

const TIMERS_PER_BATCH = 200;
/** Pause before trying again an execution whose code has left the manifest. */
const MISSING_CODE_DELAY_MS = 60_000;
/**
 * A wait or retry that comes due while an invocation runs is left for this long to the invocation, which asks for it
 * when it wants to go on in process. On a slow machine it is only about to suspend, and ends first as it would on AWS.
 */
const TIMER_PATIENCE_MS = 5000;
const RESTARTED: ErrorObject = {
  ErrorType: "Runtime.ExitError",
  ErrorMessage: "The server was stopped while the invocation was running.",
};

const pauseOf = (functionName: string): string => `paused ${functionName}`;

export class Engine {
  readonly journal: Journal;
  readonly registry: Registry;
  readonly clock: VirtualClock;
  readonly scheduler: Scheduler;
  readonly dispatcher: Dispatcher;
  readonly calls: CallRunner;
  /** Whether what AWS refuses beyond its API's model is refused here, too (operations/strict.ts). */
  readonly strict: boolean;
  /** Called after every change; for those who watch. */
  readonly listeners = new Set<() => void>();
  readonly #states: StateCache;
  /** Executions that took their process down, or may have: their next invocation runs alone. */
  readonly #suspects = new Set<number>();
  /** Executions with timers left to their running invocation. */
  readonly #deferred = new Set<number>();
  readonly #pausedFunctions = new Map<string, boolean>();
  readonly #waiting = new Map<number, Set<(execution: Execution) => void>>();

  constructor(
    journal: Journal,
    calls: Calls,
    registry: Registry,
    workers: Workers,
    clock: VirtualClock,
    strict: boolean,
  ) {
    this.journal = journal;
    this.registry = registry;
    this.clock = clock;
    this.strict = strict;
    this.#states = new StateCache((seq) => journal.state(seq));
    this.dispatcher = new Dispatcher(workers);
    this.calls = new CallRunner(this, calls);
    this.scheduler = new Scheduler(clock, this);
  }

  state(seq: number): State | undefined {
    return this.#states.get(seq);
  }

  draft(seq: number): Draft | undefined {
    const state = this.state(seq);
    return state && new Draft(state, this.clock.now());
  }

  /** Writes a draft and starts what follows from it. Answers to callers must wait for `journal.flushed()`. */
  commit(draft: Draft): void {
    const { execution, before } = draft;
    const timers = this.journal.write(draft);
    this.#states.apply(draft);
    for (const { dueMs } of timers) this.scheduler.note(dueMs);
    for (const listener of this.listeners) listener();
    if (before.execution.invocation && !execution.invocation) this.calls.release(execution.seq);
    if (execution.status !== "RUNNING" && before.execution.status === "RUNNING") this.#ended(execution);
    else if (execution.wakeAtMs === 0 && !this.#isPaused(execution)) this.#enqueue(execution);
  }

  #isPaused({ paused = false, functionName }: Execution): boolean {
    return paused || this.isFunctionPaused(functionName);
  }

  /** Whether executions of this function are not invoked until it is resumed. */
  isFunctionPaused(name: string): boolean {
    const known = this.#pausedFunctions.get(name) ?? this.journal.meta(pauseOf(name)) === "1";
    this.#pausedFunctions.set(name, known);
    return known;
  }

  /** Executions of this function are not invoked until it is resumed. */
  pauseFunction(name: string, paused: boolean): void {
    this.journal.setMeta(pauseOf(name), paused ? "1" : "0");
    this.#pausedFunctions.set(name, paused);
    if (!paused) for (const seq of this.journal.activeSeqs()) this.#goOn(seq, name);
  }

  #goOn(seq: number, name: string): void {
    const draft = this.draft(seq);
    if (draft?.execution.functionName === name && !draft.execution.invocation) this.commit(draft);
  }

  /** Resolves with the execution when it has ended and its end is on disk. */
  async ended(seq: number): Promise<Execution | undefined> {
    const now = this.journal.execution(seq);
    if (!now || now.status !== "RUNNING") return this.journal.flushed().then(() => now);
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(seq) ?? new Set();
      this.#waiting.set(seq, waiting.add(resolve));
    });
  }

  /** After a start of the server: gives up what was running and goes on. */
  recover(): void {
    for (const seq of this.journal.activeSeqs()) {
      const draft = this.draft(seq);
      if (!draft) continue;
      if (draft.execution.invocation) interruptInvocation(draft, RESTARTED, Math.random());
      this.commit(draft);
    }
    this.calls.recover();
    this.scheduler.rearm();
  }

  nextDueMs(advance?: Advance): number | undefined {
    const due = [this.journal.nextDueMs(advance?.left), this.calls.nextDueMs()].filter((ms) => ms !== undefined);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  fireDue(nowMs: number, advance?: Advance): boolean {
    const timers = this.journal.dueTimers(nowMs, TIMERS_PER_BATCH, advance?.left);
    for (const timer of timers) if (advance?.mayFire(timer) ?? true) this.#fire(timer);
    return this.calls.startDue(nowMs, TIMERS_PER_BATCH) || timers.length === TIMERS_PER_BATCH;
  }

  async settled(): Promise<void> {
    await this.journal.flushed();
    await this.dispatcher.settled();
    await this.journal.flushed();
  }

  /** ARNs of executions that run or wait for a worker, and of those given that have not ended. The first hundred. */
  unsettled(left: ReadonlySet<number>): string[] {
    const seqs = new Set([...left, ...this.journal.activeSeqs(DEFAULT_PAGE_ITEMS)]);
    const executions = [...seqs].slice(0, DEFAULT_PAGE_ITEMS).map((seq) => this.journal.execution(seq));
    return executions.flatMap((execution) => (execution?.status === "RUNNING" ? [executionArn(execution)] : []));
  }

  #fire(timer: DueTimer): void {
    this.journal.removeTimer(timer);
    if (timer.kind === "retention") return this.#forget(timer.seq);
    const draft = this.draft(timer.seq);
    if (!draft) return;
    const operation = [...draft.before.operations.values()].find(({ order }) => order === timer.order);
    if (operation && isPolled(operation.type) && this.#defer(draft, timer, operation)) return;
    fireTimer(draft, timer, operation);
    this.commit(draft);
  }

  #defer({ execution, nowMs }: Draft, timer: DueTimer, { dueAtMs = 0 }: Operation): boolean {
    if (!execution.invocation || nowMs >= dueAtMs + TIMER_PATIENCE_MS) return false;
    this.#deferred.add(execution.seq);
    this.journal.addTimer({ ...timer, dueMs: dueAtMs + TIMER_PATIENCE_MS });
    this.scheduler.note(dueAtMs + TIMER_PATIENCE_MS);
    return true;
  }

  /** Fires what was left to the invocation of this execution; `polled`: it asks, perhaps before our own timer rang. */
  fireDeferred(draft: Draft, polled = false): void {
    const deferred = this.#deferred.delete(draft.execution.seq);
    if ((deferred || polled) && draft.execution.status === "RUNNING") fireOverdue(draft);
  }

  #forget(seq: number): void {
    this.#states.forget(seq);
    this.journal.forget(seq);
  }

  #ended(execution: Execution): void {
    const waiting = this.#waiting.get(execution.seq);
    this.#waiting.delete(execution.seq);
    if (waiting) void this.journal.flushed().then(() => waiting.forEach((resolve) => resolve(execution)));
    if (execution.caller) this.calls.executionEnded(execution.caller, execution);
  }

  #enqueue({ seq, functionName, version, code, failures }: Execution): void {
    const fn = this.registry.pinned(functionName, version, code);
    if (!fn) return this.#postpone(seq);
    const solo = this.#suspects.delete(seq);
    this.dispatcher.add(fn, () => this.#begin(seq), { solo, failures });
  }

  #postpone(seq: number): void {
    const draft = this.draft(seq);
    if (!draft) return;
    console.error(`lambda: no code for ${executionArn(draft.execution)}; trying again later`);
    draft.patch({ wakeAtMs: draft.nowMs + MISSING_CODE_DELAY_MS });
    this.commit(draft);
  }

  #begin(seq: number): Promise<Work> | undefined {
    const draft = this.draft(seq);
    if (!draft || draft.execution.wakeAtMs !== 0 || draft.execution.status !== "RUNNING") return undefined;
    if (this.#isPaused(draft.execution)) return undefined;
    const requestId = randomUUID();
    const { updatedIds } = draft.execution;
    beginInvocation(draft, requestId);
    this.commit(draft);
    const work = {
      requestId,
      event: this.#event(draft, updatedIds),
      tenantId: draft.execution.tenantId,
      onEnd: (end: JobEnd) => this.#invocationEnded(seq, requestId, end),
    };
    return this.journal.flushed().then(() => work);
  }

  #event({ execution, before }: Draft, updatedIds: readonly string[]): string {
    const state = { execution, operations: before.operations };
    const { operations, nextAfter } = statePage(state, -1, MAX_PAGE_ITEMS, this.clock.toWorkerIso);
    const NextMarker = markerOf("state", nextAfter, this.clock.now());
    return JSON.stringify({
      DurableExecutionArn: executionArn(execution),
      CheckpointToken: checkpointToken(execution.invocation as Invocation),
      InitialExecutionState: { Operations: operations, NextMarker },
      UpdatedOperationIds: updatedIds,
    });
  }

  #invocationEnded(seq: number, requestId: string, end: JobEnd): void {
    const draft = this.draft(seq);
    if (draft?.execution.invocation?.requestId !== requestId) return;
    if (end.type === "lost" || (end.type === "crash" && !end.external)) this.#suspects.add(seq);
    if (end.type === "lost")
      draft.patch({ invocation: undefined, wakeAtMs: 0 }); // again, and without a trace
    else endInvocation(draft, answerOf(end), Math.random());
    this.fireDeferred(draft);
    this.commit(draft);
  }
}

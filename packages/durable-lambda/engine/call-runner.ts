/**
 * Calls of other functions: chained invokes (of durable and ordinary functions) and Event invokes of ordinary ones.
 * Invariants:
 * 1. A call is in the journal before anyone hears of it, and leaves it in the transaction that tells its caller.
 * 2. A chained target starts when its caller has suspended, or CHAINED_INVOKE_DELAY_MS later: never before the caller's
 *    InvocationCompleted on a quick machine (SDK suspends 20 ms after its last work).
 */
import { randomUUID } from "node:crypto";
import type { ResolvedFunction } from "../functions/registry.ts";
import { type Call, type Calls, RUNNING_MS } from "../journal/calls.ts";
import { ASYNC_RETRY_DELAYS_SECONDS, MAX_UPDATE_PAYLOAD_BYTES } from "../limits.ts";
import { endChainedInvoke } from "../machine/outside.ts";
import type { Caller, ErrorObject, Execution, Outcome } from "../machine/types.ts";
import type { JobEnd } from "../workers/worker-process.ts";
import type { Work } from "../workers/workers.ts";
import { errorObject } from "./answer.ts";
import type { Engine } from "./engine.ts";

/** Targets that wait for their caller to suspend. */
interface Held {
  readonly calls: number[];
  readonly executions: number[];
}

/** Version of a call whose function does not exist: it fails with the error in its payload. */
const NO_VERSION = "";

export class CallRunner {
  readonly #engine: Engine;
  readonly #calls: Calls;
  readonly #held = new Map<number, Held>();

  constructor(engine: Engine, calls: Calls) {
    this.#engine = engine;
    this.#calls = calls;
  }

  /** Stores a call of an ordinary function. */
  add(fn: ResolvedFunction, call: Pick<Call, "tenantId" | "caller" | "payload" | "dueMs">): void {
    this.#add({ functionName: fn.config.name, version: fn.executedVersion, attempts: 0, ...call });
  }

  /** Stores a chained call that can only fail. */
  addFailing(caller: Caller, error: ErrorObject, dueMs: number): void {
    const payload = JSON.stringify(error);
    this.#add({ functionName: "", version: NO_VERSION, attempts: 0, tenantId: undefined, caller, payload, dueMs });
  }

  #add(call: Omit<Call, "id">): void {
    const id = this.#calls.add(call);
    if (call.caller && call.dueMs > this.#engine.clock.now()) this.#hold(call.caller.seq).calls.push(id);
    this.#engine.scheduler.note(call.dueMs);
  }

  holdExecution(callerSeq: number, seq: number): void {
    this.#hold(callerSeq).executions.push(seq);
  }

  #hold(callerSeq: number): Held {
    const held = this.#held.get(callerSeq) ?? { calls: [], executions: [] };
    this.#held.set(callerSeq, held);
    return held;
  }

  /** The caller has suspended: its targets need not wait any longer. */
  release(callerSeq: number): void {
    const held = this.#held.get(callerSeq);
    if (!held) return;
    this.#held.delete(callerSeq);
    const nowMs = this.#engine.clock.now();
    for (const id of held.calls) if (this.#calls.get(id)?.attempts === 0) this.#calls.postpone(id, 0, nowMs);
    if (held.calls.length > 0) this.#engine.scheduler.note(nowMs);
    for (const seq of held.executions) this.#wake(seq);
  }

  #wake(seq: number): void {
    const draft = this.#engine.draft(seq);
    if (!draft?.execution.wakeAtMs || draft.execution.lastEventId > 1) return;
    draft.patch({ wakeAtMs: 0 });
    this.#engine.commit(draft);
  }

  nextDueMs(): number | undefined {
    return this.#calls.nextDueMs();
  }

  recover(): void {
    this.#calls.recover(this.#engine.clock.now());
  }

  startDue(nowMs: number, limit: number): boolean {
    const due = this.#calls.due(nowMs, limit);
    for (const call of due) this.#start(call);
    return due.length === limit;
  }

  #start(call: Call, solo = call.attempts > 0): void {
    this.#calls.postpone(call.id, call.attempts, RUNNING_MS);
    const fn = this.#engine.registry.pinned(call.functionName, call.version);
    const prepare = () => this.#engine.journal.flushed().then(() => this.#work(call));
    if (fn) this.#engine.dispatcher.add(fn, prepare, { solo, failures: call.attempts });
    else this.#fail(call, call.version === NO_VERSION ? (JSON.parse(call.payload ?? "{}") as ErrorObject) : CODE_GONE);
  }

  #work(call: Call): Work {
    const onEnd = (end: JobEnd) => this.#ended(call, end);
    return { requestId: randomUUID(), event: call.payload ?? "{}", tenantId: call.tenantId, onEnd };
  }

  #ended(call: Call, end: JobEnd): void {
    if (end.type === "lost") return this.#start(call, true);
    if (end.type === "result") this.#finish(call, resultOf(end.payload));
    else this.#fail(call, errorObject(end.error));
  }

  #fail(call: Call, error: ErrorObject): void {
    const delaySeconds = call.caller ? undefined : ASYNC_RETRY_DELAYS_SECONDS[call.attempts];
    if (delaySeconds === undefined) return this.#finish(call, { status: "FAILED", error });
    const dueMs = this.#engine.clock.now() + delaySeconds * 1000;
    this.#calls.postpone(call.id, call.attempts + 1, dueMs);
    this.#engine.scheduler.note(dueMs);
  }

  #finish(call: Call, outcome: Outcome): void {
    this.#calls.remove(call.id);
    if (call.caller) this.#tell(call.caller, outcome);
  }

  /** A durable target has ended. */
  executionEnded(caller: Caller, { status, result, error, timeoutSeconds }: Execution): void {
    if (status === "RUNNING") return;
    if (status === "SUCCEEDED") return this.#tell(caller, { status, result });
    this.#tell(caller, { status, error: status === "TIMED_OUT" ? targetTimedOut(timeoutSeconds) : (error ?? {}) });
  }

  #tell(caller: Caller, outcome: Outcome): void {
    const draft = this.#engine.draft(caller.seq);
    if (draft?.execution.status !== "RUNNING") return;
    const operation = [...draft.before.operations.values()].find(({ order }) => order === caller.order);
    if (operation?.type !== "CHAINED_INVOKE" || operation.status !== "STARTED") return;
    endChainedInvoke(draft, operation, outcome);
    this.#engine.commit(draft);
  }
}

function resultOf(result: string): Outcome {
  if (Buffer.byteLength(result) <= MAX_UPDATE_PAYLOAD_BYTES) return { status: "SUCCEEDED", result };
  const ErrorMessage = `CHAINED_INVOKE output payload size must be less than or equal to ${MAX_UPDATE_PAYLOAD_BYTES} bytes.`;
  return { status: "FAILED", error: { ErrorMessage } };
}

const targetTimedOut = (seconds: number): ErrorObject => ({
  ErrorType: "ChainedInvoke.Timeout",
  ErrorMessage: `CHAINED_INVOKE timed out after ${seconds} seconds.`,
});

const CODE_GONE: ErrorObject = {
  ErrorType: "ResourceNotFoundException",
  ErrorMessage: "The function is no longer in the manifest.",
};

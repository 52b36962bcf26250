/**
 * CheckpointDurableExecution and GetDurableExecutionState. Invariant: the answer leaves only after the checkpoint is on disk.
 */
import type { Engine } from "../engine/engine.ts";
import { ApiError, invalidToken, notFound } from "../errors.ts";
import { CLIENT_TOKEN_TTL_MS } from "../limits.ts";
import { checkpoint } from "../machine/checkpoint.ts";
import type { State } from "../machine/draft.ts";
import type { OperationUpdate } from "../machine/types.ts";
import { checkpointToken, isArnOf, newCallbackId, seqOfExecutionArn } from "../wire/arn.ts";
import { wireOperation } from "../wire/operation.ts";
import { markerOf } from "../wire/marker.ts";
import { statePage } from "../wire/state.ts";
import { CheckpointDurableExecution } from "../validation/model.ts";
import { read } from "../validation/read.ts";
import type { ValueOf } from "../validation/shapes.ts";
import { checkUpdates } from "../validation/sizes.ts";
import { ChainedTargets } from "./chained-targets.ts";
import { failRefusedResult, type Members } from "./refused-end.ts";

/** The state of the execution that an ARN names, or ResourceNotFoundException. */
export function stateByArn(engine: Engine, arn: string): State {
  const state = engine.state(seqOfExecutionArn(arn));
  if (!state || !isArnOf(arn, state.execution)) throw notFound(`Durable execution not found: ${arn}`);
  return state;
}

function requireToken({ execution }: State, token: string): void {
  if (execution.status !== "RUNNING") throw invalidToken("the execution has ended.");
  if (!execution.invocation) throw invalidToken("its invocation has ended.");
  if (checkpointToken(execution.invocation) !== token)
    throw invalidToken("it was used before or is not of this invocation.");
}

type CheckpointRequest = ValueOf<typeof CheckpointDurableExecution.input>;

/** Answers kept for repeats, newest last. */
const MAX_REMEMBERED = 1024;

interface Remembered {
  readonly answer: object;
  readonly untilMs: number;
}

export class Checkpoints {
  readonly #engine: Engine;
  /** Answers by execution, token and client token. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Takes a checkpoint whose members are not yet checked. */
  async take(members: Members): Promise<object> {
    try {
      return await this.#take(read(CheckpointDurableExecution.input, members));
    } catch (cause) {
      if (cause instanceof ApiError) failRefusedResult(this.#engine, members, cause);
      throw cause;
    }
  }

  async #take(request: CheckpointRequest): Promise<object> {
    const { DurableExecutionArn: arn, CheckpointToken: token, ClientToken, Updates = [] } = request;
    checkUpdates(Updates);
    const key = ClientToken && `${arn} ${token} ${ClientToken}`;
    const known = key === undefined ? undefined : this.#remembered.get(key);
    if (known && known.untilMs > Date.now()) return this.#durably(known.answer);
    requireToken(stateByArn(this.#engine, arn), token);
    const targets = await ChainedTargets.resolve(this.#engine, Updates);
    const answer = this.#apply(arn, token, Updates, targets);
    if (key !== undefined) this.#remember(key, answer);
    return this.#durably(answer);
  }

  #durably(answer: object): Promise<object> {
    return this.#engine.journal.flushed().then(() => answer);
  }

  #remember(key: string, answer: object): void {
    const nowMs = Date.now();
    for (const [old, { untilMs }] of this.#remembered) {
      if (untilMs > nowMs && this.#remembered.size < MAX_REMEMBERED) break;
      this.#remembered.delete(old);
    }
    this.#remembered.set(key, { answer, untilMs: nowMs + CLIENT_TOKEN_TTL_MS });
  }

  #apply(arn: string, token: string, updates: readonly OperationUpdate[], targets: ChainedTargets): object {
    const state = stateByArn(this.#engine, arn);
    requireToken(state, token);
    const { seq } = state.execution;
    const draft = this.#engine.draft(seq);
    if (!draft) throw notFound(`Durable execution not found: ${arn}`);
    this.#engine.fireDeferred(draft, updates.length === 0);
    const changed = checkpoint(draft, updates, {
      newCallbackId: (order) => newCallbackId(seq, order),
      chainedTarget: (update: OperationUpdate, order: number) => targets.plan(update, { seq, order }),
    });
    this.#engine.commit(draft);
    targets.start();
    const operations = changed.map((operation) => wireOperation(operation, this.#engine.clock.toWorkerSeconds));
    const { invocation } = draft.execution;
    return {
      CheckpointToken: invocation && checkpointToken(invocation),
      NewExecutionState: { Operations: operations },
    };
  }

  /** One page of the state. Reading does not use the token up. */
  async state(arn: string, token: string, afterOrder: number, maxItems: number): Promise<object> {
    const state = stateByArn(this.#engine, arn);
    requireToken(state, token);
    const { clock } = this.#engine;
    const { operations, nextAfter } = statePage(state, afterOrder, maxItems, clock.toWorkerSeconds);
    return this.#durably({ Operations: operations, NextMarker: markerOf("state", nextAfter, clock.now()) });
  }
}

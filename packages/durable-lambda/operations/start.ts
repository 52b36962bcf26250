/**
 * Starting executions. Invariants:
 * 1. A name stands for one execution of a function until its retention is over.
 * 2. The same name with the same payload is the same execution; with another payload it is refused.
 */
import { alreadyStarted } from "../errors.ts";
import type { Engine } from "../engine/engine.ts";
import type { ResolvedFunction } from "../functions/registry.ts";
import type { Draft } from "../machine/draft.ts";
import { startExecution } from "../machine/lifecycle.ts";
import type { Caller, Execution } from "../machine/types.ts";
import { executionArn, newExecutionId } from "../wire/arn.ts";

export interface StartRequest {
  readonly name: string;
  readonly input: string | undefined;
  readonly tenantId: string | undefined;
  readonly caller?: Caller | undefined;
  readonly maxResultBytes: number;
  /** 0: invoke at once. */
  readonly wakeAtMs: number;
}

/** Starts an execution or finds the one that has this name and payload. Durable after `journal.flushed()`. */
export function startOrFind(engine: Engine, fn: ResolvedFunction, request: StartRequest): Execution {
  const known = engine.journal.seqByName(fn.config.name, request.name);
  const execution = known === undefined ? undefined : engine.journal.execution(known);
  if (!execution) return start(engine, fn, request);
  if (execution.input === request.input && execution.tenantId === request.tenantId) return execution;
  throw alreadyStarted(`Execution already started: ${executionArn(execution)}`);
}

function start(engine: Engine, fn: ResolvedFunction, request: StartRequest): Execution {
  const draft = draftOf(engine, fn, request);
  engine.commit(draft);
  return draft.execution;
}

/** A new execution, not yet committed. */
export function draftOf(
  engine: Engine,
  { config, version, executedVersion }: ResolvedFunction,
  request: StartRequest,
): Draft {
  const seq = engine.journal.nextSeq();
  return startExecution({
    ...request,
    seq,
    id: newExecutionId(seq),
    functionName: config.name,
    version: executedVersion,
    code: version.number,
    timeoutSeconds: config.durable?.executionTimeout ?? config.timeoutSeconds,
    retentionDays: config.durable?.retentionDays ?? 1,
    startedAtMs: engine.clock.now(),
    status: "RUNNING",
    lastEventId: 0,
    lastOrder: 0,
    updatedIds: [],
    failures: 0,
    storedBytes: Buffer.byteLength(request.input ?? ""),
  });
}

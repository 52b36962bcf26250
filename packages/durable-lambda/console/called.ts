/** Executions that an execution has called, and those that they have called. */
import type { Engine } from "../engine/engine.ts";
import type { Execution, HistoryEvent } from "../machine/types.ts";
import { partsOfExecutionArn } from "../wire/arn.ts";

/** An execution that an operation of another one waits for, and its own. */
export interface Called {
  readonly execution: Execution;
  readonly called: readonly Called[];
}

/** By the id of the operation that called. */
export type CalledBy = ReadonlyMap<string, Called>;

const NONE: CalledBy = new Map();
/** Deeper ones are on the pages of those that called them. */
const DEEPEST = 6;
const IS_CALL = '{"EventType":"ChainedInvokeStarted"';

/** The calls among these events, JSON texts of a whole history. What is no longer kept is left out. */
export function calledIn(engine: Engine, events: readonly string[], depth = 1): CalledBy {
  if (depth > DEEPEST) return NONE;
  const calls = events.filter((text) => text.startsWith(IS_CALL)).map((text) => JSON.parse(text) as HistoryEvent);
  return new Map(calls.flatMap((event) => entryOf(engine, event, depth)));
}

function entryOf(engine: Engine, event: HistoryEvent, depth: number): [string, Called][] {
  const { DurableExecutionArn: arn } = event["ChainedInvokeStartedDetails"] as { DurableExecutionArn?: string };
  const parts = arn === undefined ? undefined : partsOfExecutionArn(arn);
  const execution = parts && engine.journal.execution(parts.seq);
  if (!execution || execution.id !== parts.id) return [];
  const events = engine.journal.events(execution.seq, 0, -1, false);
  return [[String(event["Id"]), { execution, called: [...calledIn(engine, events, depth + 1).values()] }]];
}

/** Beyond AWS: an execution again from one of its operations on, beside the original. */
import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { Engine } from "../engine/engine.ts";
import { invalidParameter, notFound } from "../errors.ts";
import type { ResolvedFunction } from "../functions/registry.ts";
import { fork } from "../machine/fork.ts";
import type { Execution, HistoryEvent } from "../machine/types.ts";
import { executionArn, newCallbackId, newExecutionId } from "../wire/arn.ts";
import { stateByArn } from "./checkpoint.ts";

const schema = z.object({
  /** Id of an operation. */
  fromOperation: z.string().min(1).max(64),
  /** On the code as it is now, or on the one that the original began with. */
  code: z.enum(["newest", "original"]).default("newest"),
});

/** What is to be forked; throws InvalidParameterValueException. */
export function forkInput(body: unknown): z.infer<typeof schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidParameter('fromOperation must be the id of an operation, and code "newest" or "original".');
}

const MOST_OF_A_NAME = 50;
/** How the names of an execution's copies begin. */
export const copyPrefix = ({ name }: Pick<Execution, "name">): string => `${name.slice(0, MOST_OF_A_NAME)}-fork-`;
const nameOf = (execution: Execution): string => copyPrefix(execution) + randomBytes(4).toString("hex");

async function codeFor(engine: Engine, execution: Execution, code: "newest" | "original"): Promise<ResolvedFunction> {
  const { functionName } = execution;
  if (code === "newest") return engine.registry.resolve(functionName, undefined);
  const pinned = engine.registry.pinned(functionName, execution.version, execution.code);
  if (!pinned) throw notFound(`The code that ${execution.name} began with is gone.`);
  return pinned;
}

/**
 * Starts a copy of the execution that has all of its history before that operation, and goes on from there; the original stays
 * as it is. Effects that follow are had again. Resolves with the copy's ARN once it is on disk.
 */
export async function forkExecution(engine: Engine, arn: string, input: z.infer<typeof schema>): Promise<string> {
  const original = stateByArn(engine, arn);
  const from = original.operations.get(input.fromOperation);
  if (!from) throw notFound(`This execution has no operation ${input.fromOperation}.`);
  const { execution } = original;
  const { version, executedVersion } = await codeFor(engine, execution, input.code);
  const seq = engine.journal.nextSeq();
  const draft = fork({
    original,
    from,
    events: engine.journal.events(execution.seq, 0, -1, false).map((text) => JSON.parse(text) as HistoryEvent),
    identity: {
      seq,
      id: newExecutionId(seq),
      name: nameOf(execution),
      version: executedVersion,
      code: version.number,
      copyOf: { seq: execution.seq, operationId: from.id },
    },
    newCallbackId: (order) => newCallbackId(seq, order),
    nowMs: engine.clock.now(),
  });
  engine.commit(draft);
  await engine.journal.flushed();
  return executionArn(draft.execution);
}

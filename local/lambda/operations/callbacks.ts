/**
 * Answers to callbacks. Invariants:
 * 1. A callback is answered once; a second answer, or one after its time-out, gets CallbackTimeoutException.
 * 2. What was answered with 200 is on disk.
 */
import type { Engine } from "../engine/engine.ts";
import { callbackTimeout, invalidParameter, notFound } from "../errors.ts";
import { MAX_CALLBACK_ID_LENGTH, MAX_CALLBACK_RESULT_BYTES } from "../limits.ts";
import type { Draft } from "../machine/draft.ts";
import { endCallback, heartbeat } from "../machine/outside.ts";
import type { Operation, Outcome } from "../machine/types.ts";
import { parseCallbackId } from "../wire/arn.ts";
import { checkError, errorSchema, parseWith } from "../validation/updates.ts";

function openCallback(engine: Engine, callbackId: string): { draft: Draft; operation: Operation } {
  if (callbackId.length > MAX_CALLBACK_ID_LENGTH) throw invalidParameter("The callback id is too long.");
  const place = parseCallbackId(callbackId);
  const draft = place && engine.draft(place.seq);
  const operation = draft && [...draft.before.operations.values()].find(({ order }) => order === place?.order);
  if (!draft || operation?.callbackId !== callbackId) throw notFound("Callback not found.");
  if (draft.execution.status !== "RUNNING" || operation.status !== "STARTED")
    throw callbackTimeout("The callback has already been closed or has expired.");
  return { draft, operation };
}

async function complete(engine: Engine, callbackId: string, outcome: Outcome): Promise<object> {
  const { draft, operation } = openCallback(engine, callbackId);
  endCallback(draft, operation, outcome);
  engine.commit(draft);
  await engine.journal.flushed();
  return {};
}

/** The body is kept byte for byte; an empty one means no result. */
export function succeedCallback(engine: Engine, callbackId: string, body: Buffer): Promise<object> {
  if (body.length > MAX_CALLBACK_RESULT_BYTES)
    throw invalidParameter(`Callback result must be at most ${MAX_CALLBACK_RESULT_BYTES} bytes.`);
  return complete(engine, callbackId, { status: "SUCCEEDED", result: body.length > 0 ? body.toString() : undefined });
}

export function failCallback(engine: Engine, callbackId: string, body: unknown): Promise<object> {
  const error = parseWith(errorSchema, body ?? {});
  checkError(error);
  return complete(engine, callbackId, { status: "FAILED", error });
}

export async function heartbeatCallback(engine: Engine, callbackId: string): Promise<object> {
  const { draft, operation } = openCallback(engine, callbackId);
  heartbeat(draft, operation);
  engine.commit(draft);
  await engine.journal.flushed();
  return {};
}

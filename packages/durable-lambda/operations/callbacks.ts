/**
 * Answers to callbacks. Invariants:
 * 1. A callback is answered once; a second answer, or one after its time-out, gets CallbackTimeoutException.
 * 2. What was answered with 200 is on disk.
 */
import { isUtf8 } from "node:buffer";
import type { Engine } from "../engine/engine.ts";
import { callbackTimeout, invalidParameter, notFound } from "../errors.ts";
import type { Draft } from "../machine/draft.ts";
import { endCallback, heartbeat } from "../machine/outside.ts";
import type { ErrorObject, Operation, Outcome } from "../machine/types.ts";
import { parseCallbackId } from "../wire/arn.ts";
import { checkError } from "../validation/sizes.ts";

function openCallback(engine: Engine, callbackId: string): { draft: Draft; operation: Operation } {
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

/** The result is kept byte for byte, so it must be UTF-8; an empty one is none. */
export async function succeedCallback(engine: Engine, callbackId: string, result: Buffer | undefined): Promise<object> {
  if (result && !isUtf8(result)) throw invalidParameter("The result could not be decoded as UTF-8.");
  return complete(engine, callbackId, { status: "SUCCEEDED", result: result?.toString() || undefined });
}

export async function failCallback(engine: Engine, callbackId: string, error: ErrorObject = {}): Promise<object> {
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

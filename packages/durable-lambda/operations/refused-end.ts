import type { Engine } from "../engine/engine.ts";
import type { ApiError } from "../errors.ts";
import { finishExecution } from "../machine/lifecycle.ts";
import { checkpointToken, partsOfExecutionArn } from "../wire/arn.ts";

export type Members = Readonly<Record<string, unknown>>;

/**
 * The result of an execution was refused, because it is too large. SDK 2.4.0 does not hear of it and waits for ever, so
 * the execution fails here, as it does when such a result comes as the handler's answer.
 */
export function failRefusedResult(engine: Engine, members: Members, refusal: ApiError): void {
  const { DurableExecutionArn, CheckpointToken, Updates } = members;
  const parts = typeof DurableExecutionArn === "string" ? partsOfExecutionArn(DurableExecutionArn) : undefined;
  const result = resultIn(Updates);
  const draft = parts && result !== undefined ? engine.draft(parts.seq) : undefined;
  if (!draft?.execution.invocation || draft.execution.id !== parts?.id) return;
  if (checkpointToken(draft.execution.invocation) !== CheckpointToken) return;
  if (Buffer.byteLength(result ?? "") <= draft.execution.maxResultBytes) return;
  finishExecution(draft, { status: "FAILED", error: { ErrorType: refusal.name, ErrorMessage: refusal.message } });
  engine.commit(draft);
}

/** What the last update says that the result is. */
function resultIn(updates: unknown): string | undefined {
  const last = (Array.isArray(updates) ? updates.at(-1) : undefined) as Members | null | undefined;
  if (last?.["Type"] !== "EXECUTION" || last["Action"] !== "SUCCEED") return undefined;
  return typeof last["Payload"] === "string" ? last["Payload"] : undefined;
}

/** The shape of a checkpoint request. What an operation's state allows is the machine's business. */
import { z } from "zod";
import { invalidParameter } from "../errors.ts";
import {
  MAX_ERROR_BYTES,
  MAX_OPERATION_ID_LENGTH,
  MAX_OPERATION_NAME_LENGTH,
  MAX_CHECKPOINTED_RESULT_BYTES,
  MAX_TIMER_SECONDS,
  MAX_UPDATE_PAYLOAD_BYTES,
  MAX_UPDATES_PER_CHECKPOINT,
} from "../limits.ts";
import type { ErrorObject, OperationUpdate } from "../machine/types.ts";

const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);
const seconds = z.number().int().min(0).max(MAX_TIMER_SECONDS);
const id = z.string().min(1).max(MAX_OPERATION_ID_LENGTH);

export const errorSchema = z.object({
  ErrorMessage: optional(z.string()),
  ErrorType: optional(z.string()),
  ErrorData: optional(z.string()),
  StackTrace: optional(z.array(z.string())),
});

const updateSchema = z.object({
  Id: id,
  Type: z.enum(["STEP", "WAIT", "CALLBACK", "CONTEXT", "CHAINED_INVOKE", "EXECUTION"]),
  Action: z.enum(["START", "SUCCEED", "FAIL", "RETRY", "CANCEL"]),
  SubType: optional(z.string().max(32)),
  Name: optional(z.string().max(MAX_OPERATION_NAME_LENGTH)),
  ParentId: optional(id),
  Payload: optional(z.string()),
  Error: optional(errorSchema),
  ContextOptions: optional(z.object({ ReplayChildren: optional(z.boolean()) })),
  StepOptions: optional(z.object({ NextAttemptDelaySeconds: optional(seconds) })),
  WaitOptions: optional(z.object({ WaitSeconds: optional(seconds) })),
  CallbackOptions: optional(
    z.object({ TimeoutSeconds: optional(seconds), HeartbeatTimeoutSeconds: optional(seconds) }),
  ),
  ChainedInvokeOptions: optional(
    z.object({ FunctionName: z.string().min(1).max(170), TenantId: optional(z.string().min(1).max(256)) }),
  ),
});

const requestSchema = z.object({
  CheckpointToken: z.string().min(1).max(2048),
  ClientToken: optional(z.string().min(1).max(64)),
  Updates: optional(z.array(updateSchema).max(MAX_UPDATES_PER_CHECKPOINT)),
});

export interface CheckpointRequest {
  readonly CheckpointToken: string;
  readonly ClientToken: string | undefined;
  readonly Updates: readonly OperationUpdate[];
}

export function parseCheckpoint(body: unknown): CheckpointRequest {
  const request = parseWith(requestSchema, body);
  const updates: OperationUpdate[] = request.Updates ?? [];
  for (const update of updates) checkUpdate(update);
  return { ...request, Updates: updates };
}

/** Parses a value or throws InvalidParameterValueException with what is wrong. */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParameter(`${issue?.path.join(".") || "The request"}: ${issue?.message ?? "is not valid"}`);
}

function checkUpdate(update: OperationUpdate): void {
  const limit = update.Type === "EXECUTION" ? MAX_CHECKPOINTED_RESULT_BYTES : MAX_UPDATE_PAYLOAD_BYTES;
  if (update.Payload !== undefined && Buffer.byteLength(update.Payload) > limit)
    throw invalidParameter(`${update.Type} payload size must be less than or equal to ${limit} bytes.`);
  if (update.Error) checkError(update.Error);
  if (update.Payload !== undefined && update.Error && update.Action !== "RETRY")
    throw invalidParameter(`Cannot provide both payload and error for ${update.Action}.`);
}

export function checkError(error: ErrorObject): void {
  const bytes = Buffer.byteLength(JSON.stringify(error));
  if (bytes > MAX_ERROR_BYTES) throw invalidParameter(`Error object size must be at most ${MAX_ERROR_BYTES} bytes.`);
}

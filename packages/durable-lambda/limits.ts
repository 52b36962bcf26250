/** Limits of AWS Lambda that this server keeps, each with its unit and source, and the few numbers that are our own choice. */

const KB = 1024;
const MB = 1024 * KB;
const DAY_SECONDS = 86_400;

/** Payload of a synchronous invoke (model of `Invoke`). */
export const MAX_SYNC_PAYLOAD_BYTES = 6 * MB;
/** Payload of an `Event` invoke (model of `Invoke`). */
export const MAX_EVENT_PAYLOAD_BYTES = 1 * MB;
/** Result of a workflow that was started with `Event` (model of `Invoke`). */
export const MAX_EVENT_RESULT_BYTES = 1 * MB;
/** Result of a workflow that was started synchronously (model `OperationUpdate`). */
export const MAX_RESULT_BYTES = 6 * MB;
/** What an ordinary function may answer: 6 MB and 100 bytes (message of Function.ResponseSizeTooLarge). */
export const MAX_RESPONSE_BYTES = 6 * MB + 100;
/** `ClientContext`, encoded (documentation of `Invoke`). */
export const MAX_CLIENT_CONTEXT_BYTES = 3583;
/** `Payload` of one operation update, and what a chained invoke returns (documentation of `OperationUpdate`). */
export const MAX_UPDATE_PAYLOAD_BYTES = 1 * MB;
/** One error object, all members together (documentation of `OperationUpdate`). */
export const MAX_ERROR_BYTES = 1 * MB;
/** A whole request body: the largest payload, escaped. The SDK keeps checkpoints below 750 KB unless one update is larger. */
export const MAX_REQUEST_BYTES = 40 * MB;
/** Updates in one checkpoint: the SDK sends at most 250; more than this is not a client of ours. */
export const MAX_UPDATES_PER_CHECKPOINT = 1000;
/** Operations of one execution, as AWS meters them (Lambda quotas; not to be raised). */
export const MAX_OPERATIONS_PER_EXECUTION = 3000;
/** Payloads that one execution stores in all: input, results, errors (Lambda quotas; not to be raised). */
export const MAX_STORED_BYTES_PER_EXECUTION = 100 * MB;

/** Operations in the first page of a state, which comes with the invocation. */
export const MAX_PAGE_ITEMS = 1000;
/** Items in one page when the caller names none, or 0 (model). */
export const DEFAULT_PAGE_ITEMS = 100;
/** Functions in one page, whatever more the caller asks for (documentation of `ListFunctions`). */
export const MAX_FUNCTIONS_PAGE_ITEMS = 50;
/** How long a pagination token is good (model). */
export const MARKER_TTL_MS = DAY_SECONDS * 1000;
/** A page ends early when its payloads exceed this (Lambda responses hold 6 MB). */
export const MAX_PAGE_BYTES = 5 * MB;

/** `DurableConfig.ExecutionTimeout` (model: 1 to 31622400), and the longest move of the clock. */
export const MAX_TIMER_SECONDS = 31_622_400;
/** `DurableConfig.RetentionPeriodInDays` (api DurableConfig). */
export const MAX_RETENTION_DAYS = 90;
export const DEFAULT_RETENTION_DAYS = 14;
/** What a handler is told that it has; nothing enforces it. Ours. */
export const MEMORY_MB = 1024;
/** Lambda quotas: function timeout. */
export const MAX_FUNCTION_TIMEOUT_SECONDS = 900;
/** `ExecutionTimeout` of a durable function that may be invoked synchronously (dg/durable-invoking). */
export const MAX_SYNC_EXECUTION_SECONDS = 900;
/** How long a `ClientToken` is remembered (model). */
export const CLIENT_TOKEN_TTL_MS = 15 * 60_000;
/** How long a handler's module may load, on top of the function's timeout (dg/lambda-runtime-environment: init phase). */
export const INIT_LIMIT_MS = 10_000;
/** How often AWS repeats a failed asynchronous invocation of an ordinary function, and its delays (dg/invocation-async). */
export const ASYNC_RETRY_DELAYS_SECONDS: readonly number[] = [60, 120];

/** Pause before a failed invocation is repeated, doubled by each failure in a row. AWS names no numbers (decision 016). */
export const FIRST_RETRY_PAUSE_MS = 100;
export const MAX_RETRY_PAUSE_MS = 3_600_000;
/** Share of a pause that chance takes off. */
export const RETRY_JITTER = 0.25;
/** Answers of PENDING with nothing pending before the execution fails (aws-durable-execution-sdk-go, its tests of the service). */
export const MAX_EMPTY_PENDING_ANSWERS = 4;
/** Repetitions of one execution's failing invocation while the clock is moved once. Ours. */
export const MAX_RETRIES_PER_ADVANCE = 10;
/** How long moving the clock waits for an invocation, from its start; half as long after each failure in a row. Ours. */
export const SETTLE_PATIENCE_MS = 10_000;
/** How long moving the clock waits in all. Ours. */
export const MAX_ADVANCE_MS = 30_000;
/** A chained invoke starts when the caller has suspended, or after this: on AWS the target is never faster (api notes, 7). */
export const CHAINED_INVOKE_DELAY_MS = 250;

export const RETENTION_DAY_MS = DAY_SECONDS * 1000;

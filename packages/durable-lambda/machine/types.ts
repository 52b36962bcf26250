/** The state of one durable execution, as the pure state machine sees it. Times are milliseconds of the server's clock. */

export type OperationType = "STEP" | "WAIT" | "CALLBACK" | "CONTEXT" | "CHAINED_INVOKE";
export type OperationStatus =
  "STARTED" | "PENDING" | "READY" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "TIMED_OUT" | "STOPPED";
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "STOPPED";

/** Members are on the wire as they are here. */
export interface ErrorObject {
  ErrorMessage?: string | undefined;
  ErrorType?: string | undefined;
  ErrorData?: string | undefined;
  StackTrace?: string[] | undefined;
}

/** How work outside of an invocation (a callback, a chained invoke, an execution) ended. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly result?: string | undefined }
  | { readonly status: "FAILED" | "TIMED_OUT" | "STOPPED"; readonly error: ErrorObject };

export interface Operation {
  /** Position in the order of starts, from 1. */
  readonly order: number;
  readonly id: string;
  readonly type: OperationType;
  readonly subType?: string | undefined;
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
  readonly status: OperationStatus;
  readonly startedAtMs: number;
  readonly endedAtMs?: number | undefined;
  readonly result?: string | undefined;
  readonly error?: ErrorObject | undefined;
  /** Finished attempts of a STEP. */
  readonly attempt?: number | undefined;
  /** When a WAIT ends, a STEP is retried, a CALLBACK times out. */
  readonly dueAtMs?: number | undefined;
  readonly waitSeconds?: number | undefined;
  readonly callbackId?: string | undefined;
  readonly heartbeatSeconds?: number | undefined;
  readonly heartbeatDueAtMs?: number | undefined;
  readonly replayChildren?: boolean | undefined;
}

/** The invocation that is running now. Its token is `requestId` + `checkpoints`. */
export interface Invocation {
  readonly requestId: string;
  readonly startedAtMs: number;
  /** Checkpoints taken so far: a token is good for one. */
  readonly checkpoints: number;
}

/** Who waits for the end of this execution: an operation of another one. */
export interface Caller {
  readonly seq: number;
  readonly order: number;
}

/** What this execution is a copy of, which began again from one of its operations. */
export interface Original {
  readonly seq: number;
  readonly operationId: string;
}

export interface Execution {
  /** Row number in the journal. */
  readonly seq: number;
  /** Last part of the ARN; also the id of the EXECUTION operation. */
  readonly id: string;
  readonly name: string;
  readonly functionName: string;
  /** As it is in the ARN: `$LATEST`, or the number of a version. */
  readonly version: string;
  /** Number of the version whose code it runs on. Absent in journals of before 2026-11-27, where it is `version`. */
  readonly code?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly caller?: Caller | undefined;
  readonly copyOf?: Original | undefined;
  readonly maxResultBytes: number;
  readonly timeoutSeconds: number;
  readonly retentionDays: number;
  readonly startedAtMs: number;

  readonly status: ExecutionStatus;
  readonly endedAtMs?: number | undefined;
  readonly lastEventId: number;
  readonly lastOrder: number;
  readonly invocation?: Invocation | undefined;
  /** Absent: nothing to do. 0: invoke as soon as a worker is free. Otherwise the time to invoke again. */
  readonly wakeAtMs?: number | undefined;
  /** Ids changed from outside that no invocation has been told of. */
  readonly updatedIds: readonly string[];
  /** Invocations in a row that ended without an answer. */
  readonly failures: number;
  /** Further attempts of steps and repeated invocations so far. Absent: none. */
  readonly repetitions?: number | undefined;
  /** Not invoked until it is resumed; its timers run on. */
  readonly paused?: boolean | undefined;
  /** Bytes of payloads taken so far, the input among them. */
  readonly storedBytes?: number | undefined;

  readonly input?: string | undefined;
  readonly result?: string | undefined;
  readonly error?: ErrorObject | undefined;
}

/** A history event in wire form. */
export interface HistoryEvent {
  readonly EventType: string;
  readonly EventId: number;
  readonly EventTimestamp: number;
  readonly [member: string]: unknown;
}

export type TimerKind = "due" | "heartbeat" | "wake" | "execution" | "retention";
export interface Timer {
  readonly dueMs: number;
  /** Order of the operation; 0 for the execution itself. */
  readonly order: number;
  readonly kind: TimerKind;
}

/** One update of a checkpoint, validated in shape. */
export interface OperationUpdate {
  Id: string;
  Type: OperationType | "EXECUTION";
  Action: "START" | "SUCCEED" | "FAIL" | "RETRY" | "CANCEL";
  SubType?: string | undefined;
  Name?: string | undefined;
  ParentId?: string | undefined;
  Payload?: string | undefined;
  Error?: ErrorObject | undefined;
  ContextOptions?: { ReplayChildren?: boolean | undefined } | undefined;
  StepOptions?: { NextAttemptDelaySeconds?: number | undefined } | undefined;
  WaitOptions?: { WaitSeconds?: number | undefined } | undefined;
  CallbackOptions?: { TimeoutSeconds?: number | undefined; HeartbeatTimeoutSeconds?: number | undefined } | undefined;
  ChainedInvokeOptions?: ChainedInvokeOptions | undefined;
}

export interface ChainedInvokeOptions {
  FunctionName: string;
  TenantId?: string | undefined;
}

/** What a START of a CHAINED_INVOKE resolved to; decided before the machine runs, because it needs the manifest. */
export interface ChainedTarget {
  readonly version?: string | undefined;
  readonly arn?: string | undefined;
}

/** Messages between the server and a worker process. */

export interface InvokeMessage {
  readonly type: "invoke";
  readonly requestId: string;
  /** JSON text of the event. */
  readonly event: string;
  readonly timeoutMs: number;
  readonly functionArn: string;
  readonly tenantId?: string | undefined;
  readonly clientContext?: string | undefined;
}

/** The answer to a checkpoint; without one it was refused, and the AWS client asks again to hear why. */
export interface CheckpointAnswer {
  readonly type: "checkpointed";
  readonly id: number;
  readonly answer?: object | undefined;
}

export type ServerMessage = InvokeMessage | CheckpointAnswer | { readonly type: "ping" };

/** As they are sent: in order, at least one. */
export type ServerMessages = readonly ServerMessage[];

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[] | undefined;
}

export type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "pong" }
  | { readonly type: "result"; readonly requestId: string; readonly payload: string }
  | { readonly type: "error"; readonly requestId: string; readonly error: FunctionError }
  /** CheckpointDurableExecution by the short way: path parameter and body as they would be in the HTTP request. */
  | { readonly type: "checkpoint"; readonly id: number; readonly arn: string; readonly body: object }
  /** This invocation would have ended the process; the worker waits for a byte on CRASH_ACK_FD before it goes on. */
  | { readonly type: "crash"; readonly requestId: string; readonly error: FunctionError }
  /** The handler cannot be loaded. */
  | { readonly type: "broken"; readonly error: FunctionError };

/** File descriptor in the worker on which the server acknowledges a crash. */
export const CRASH_ACK_FD = 4;

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

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[] | undefined;
}

export type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "result"; readonly requestId: string; readonly payload: string }
  | { readonly type: "error"; readonly requestId: string; readonly error: FunctionError }
  | { readonly type: "broken"; readonly error: FunctionError };

/**
 * What AWS documents of the inputs of the operations. Facts of its service model as botocore 1.43.107 (2026-10-01)
 * has them in `data/lambda/2015-03-31/service-2.json`; members and sizes that only the newer @aws-sdk/client-lambda 3.1162.0
 * (2026-11-04) knows are marked. A test holds the members against the installed client and sends both sides of each bound.
 */
import type { Operation, Shape } from "./shapes.ts";

const ARN = String.raw`arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\d{12}):function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)`;
const FUNCTION = String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`;
const REGION = String.raw`ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`;
const BASE64 = "[A-Za-z0-9+/]+={0,2}";

const Text = { kind: "string" } as const satisfies Shape;
const SensitiveText = { kind: "string", sensitive: true } as const satisfies Shape;
const Flag = { kind: "boolean" } as const satisfies Shape;
const Time = { kind: "timestamp" } as const satisfies Shape;
const CallbackId = { kind: "string", min: 1, max: 1024, pattern: BASE64 } as const satisfies Shape;
const CheckpointToken = { kind: "string", min: 1, max: 2048, pattern: BASE64 } as const satisfies Shape;
const ClientToken = { kind: "string", min: 1, max: 64, pattern: String.raw`[\x21-\x7E]+` } as const satisfies Shape;
const DurableExecutionArn = { kind: "string", min: 1, max: 1024, pattern: ARN } as const satisfies Shape;
const DurableExecutionName = { kind: "string", min: 1, max: 64, pattern: "[a-zA-Z0-9-_]+" } as const satisfies Shape;
const FunctionName = { kind: "string", min: 1, max: 256, pattern: FUNCTION } as const satisfies Shape;
const ItemCount = { kind: "integer", min: 0, max: 1000 } as const satisfies Shape;
const OperationId = { kind: "string", min: 1, max: 64, pattern: "[a-zA-Z0-9-_]+" } as const satisfies Shape;
const OperationName = { kind: "string", min: 1, max: 256, pattern: String.raw`[\x20-\x7E]+` } as const satisfies Shape;
const OperationPayload = { kind: "string", min: 0, max: 6_291_456, sensitive: true } as const satisfies Shape;
const OperationSubType = { kind: "string", min: 1, max: 32, pattern: "[a-zA-Z0-9-_]+" } as const satisfies Shape;
const CallbackSeconds = { kind: "integer", min: 0, max: 99_999_999 } as const satisfies Shape;
const Delay = { kind: "integer", min: 1, max: 31_622_400 } as const satisfies Shape;
const Qualifier = {
  kind: "string",
  min: 1,
  max: 128,
  pattern: String.raw`\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`,
} as const satisfies Shape;
const TenantId = {
  kind: "string",
  min: 1,
  max: 256,
  pattern: String.raw`[a-zA-Z0-9\._:\/=+\-@ ]+`,
} as const satisfies Shape;
/** 256 KB in botocore; 1 MB in the documentation of the newer client. */
const CallbackResult = { kind: "blob", min: 0, max: 1_048_576 } as const satisfies Shape;
export const ExecutionStatus = {
  kind: "string",
  values: ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "STOPPED"],
} as const satisfies Shape;
const Statuses = { kind: "list", min: 1, max: 10, of: ExecutionStatus } as const satisfies Shape;

const ErrorObject = {
  kind: "structure",
  required: [],
  members: {
    ErrorMessage: SensitiveText,
    ErrorType: SensitiveText,
    ErrorData: SensitiveText,
    StackTrace: { kind: "list", of: SensitiveText },
  },
} as const satisfies Shape;

const OperationUpdate = {
  kind: "structure",
  required: ["Id", "Type", "Action"],
  members: {
    Id: OperationId,
    ParentId: OperationId,
    Name: OperationName,
    Type: { kind: "string", values: ["EXECUTION", "CONTEXT", "STEP", "WAIT", "CALLBACK", "CHAINED_INVOKE"] },
    SubType: OperationSubType,
    Action: { kind: "string", values: ["START", "SUCCEED", "FAIL", "RETRY", "CANCEL"] },
    Payload: OperationPayload,
    Error: ErrorObject,
    ContextOptions: { kind: "structure", required: [], members: { ReplayChildren: Flag } },
    StepOptions: { kind: "structure", required: [], members: { NextAttemptDelaySeconds: Delay } },
    WaitOptions: { kind: "structure", required: [], members: { WaitSeconds: Delay } },
    CallbackOptions: {
      kind: "structure",
      required: [],
      members: { TimeoutSeconds: CallbackSeconds, HeartbeatTimeoutSeconds: CallbackSeconds },
    },
    ChainedInvokeOptions: {
      kind: "structure",
      required: ["FunctionName"],
      members: { FunctionName, TenantId, XAmznTraceId: Text }, // the last is known to the newer client only
    },
  },
} as const satisfies Shape;

export const CheckpointDurableExecution = {
  method: "POST",
  path: "/2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint",
  places: { DurableExecutionArn: "uri" },
  input: {
    kind: "structure",
    required: ["DurableExecutionArn", "CheckpointToken"],
    members: { DurableExecutionArn, CheckpointToken, Updates: { kind: "list", of: OperationUpdate }, ClientToken },
  },
} as const satisfies Operation;

const GetDurableExecution = {
  method: "GET",
  path: "/2025-12-01/durable-executions/{DurableExecutionArn}",
  places: { DurableExecutionArn: "uri", IncludeExecutionData: "query" },
  input: {
    kind: "structure",
    required: ["DurableExecutionArn"],
    members: { DurableExecutionArn, IncludeExecutionData: Flag },
  },
} as const satisfies Operation;

const GetDurableExecutionHistory = {
  method: "GET",
  path: "/2025-12-01/durable-executions/{DurableExecutionArn}/history",
  places: {
    DurableExecutionArn: "uri",
    IncludeExecutionData: "query",
    MaxItems: "query",
    Marker: "query",
    ReverseOrder: "query",
  },
  input: {
    kind: "structure",
    required: ["DurableExecutionArn"],
    members: {
      DurableExecutionArn,
      IncludeExecutionData: Flag,
      MaxItems: ItemCount,
      Marker: Text,
      ReverseOrder: Flag,
    },
  },
} as const satisfies Operation;

const GetDurableExecutionState = {
  method: "GET",
  path: "/2025-12-01/durable-executions/{DurableExecutionArn}/state",
  places: { DurableExecutionArn: "uri", CheckpointToken: "query", Marker: "query", MaxItems: "query" },
  input: {
    kind: "structure",
    required: ["DurableExecutionArn", "CheckpointToken"],
    members: { DurableExecutionArn, CheckpointToken, Marker: Text, MaxItems: ItemCount },
  },
} as const satisfies Operation;

const StopDurableExecution = {
  method: "POST",
  path: "/2025-12-01/durable-executions/{DurableExecutionArn}/stop",
  places: { DurableExecutionArn: "uri", Error: "payload" },
  input: { kind: "structure", required: ["DurableExecutionArn"], members: { DurableExecutionArn, Error: ErrorObject } },
} as const satisfies Operation;

const ListDurableExecutionsByFunction = {
  method: "GET",
  path: "/2025-12-01/functions/{FunctionName}/durable-executions",
  places: {
    FunctionName: "uri",
    Qualifier: "query",
    DurableExecutionName: "query",
    Statuses: "query",
    StartedAfter: "query",
    StartedBefore: "query",
    ReverseOrder: "query",
    Marker: "query",
    MaxItems: "query",
  },
  input: {
    kind: "structure",
    required: ["FunctionName"],
    members: {
      FunctionName,
      Qualifier,
      DurableExecutionName,
      Statuses,
      StartedAfter: Time,
      StartedBefore: Time,
      ReverseOrder: Flag,
      Marker: Text,
      MaxItems: ItemCount,
    },
  },
} as const satisfies Operation;

const SendDurableExecutionCallbackSuccess = {
  method: "POST",
  path: "/2025-12-01/durable-execution-callbacks/{CallbackId}/succeed",
  places: { CallbackId: "uri", Result: "payload" },
  input: { kind: "structure", required: ["CallbackId"], members: { CallbackId, Result: CallbackResult } },
} as const satisfies Operation;

const SendDurableExecutionCallbackFailure = {
  method: "POST",
  path: "/2025-12-01/durable-execution-callbacks/{CallbackId}/fail",
  places: { CallbackId: "uri", Error: "payload" },
  input: { kind: "structure", required: ["CallbackId"], members: { CallbackId, Error: ErrorObject } },
} as const satisfies Operation;

const SendDurableExecutionCallbackHeartbeat = {
  method: "POST",
  path: "/2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat",
  places: { CallbackId: "uri" },
  input: { kind: "structure", required: ["CallbackId"], members: { CallbackId } },
} as const satisfies Operation;

const Invoke = {
  method: "POST",
  path: "/2015-03-31/functions/{FunctionName}/invocations",
  places: {
    FunctionName: "uri",
    Qualifier: "query",
    InvocationType: { header: "x-amz-invocation-type" },
    LogType: { header: "x-amz-log-type" },
    ClientContext: { header: "x-amz-client-context" },
    DurableExecutionName: { header: "x-amz-durable-execution-name" },
    TenantId: { header: "x-amz-tenant-id" },
    Payload: "payload",
  },
  input: {
    kind: "structure",
    required: ["FunctionName"],
    members: {
      FunctionName,
      Qualifier,
      InvocationType: { kind: "string", values: ["Event", "RequestResponse", "DryRun"] },
      LogType: { kind: "string", values: ["None", "Tail"] },
      ClientContext: Text,
      DurableExecutionName,
      TenantId,
      Payload: { kind: "blob" },
    },
  },
} as const satisfies Operation;

const GetFunction = {
  method: "GET",
  path: "/2015-03-31/functions/{FunctionName}",
  places: { FunctionName: "uri", Qualifier: "query" },
  input: { kind: "structure", required: ["FunctionName"], members: { FunctionName, Qualifier } },
} as const satisfies Operation;

const GetFunctionConfiguration = {
  ...GetFunction,
  path: "/2015-03-31/functions/{FunctionName}/configuration",
} as const satisfies Operation;

const ListFunctions = {
  method: "GET",
  path: "/2015-03-31/functions",
  places: { MasterRegion: "query", FunctionVersion: "query", Marker: "query", MaxItems: "query" },
  input: {
    kind: "structure",
    required: [],
    members: {
      MasterRegion: { kind: "string", min: 1, max: 50, pattern: REGION },
      FunctionVersion: { kind: "string", values: ["ALL"] },
      Marker: Text,
      MaxItems: { kind: "integer", min: 1, max: 10_000 },
    },
  },
} as const satisfies Operation;

export const OPERATIONS = {
  CheckpointDurableExecution,
  GetDurableExecution,
  GetDurableExecutionHistory,
  GetDurableExecutionState,
  StopDurableExecution,
  ListDurableExecutionsByFunction,
  SendDurableExecutionCallbackSuccess,
  SendDurableExecutionCallbackFailure,
  SendDurableExecutionCallbackHeartbeat,
  Invoke,
  GetFunction,
  GetFunctionConfiguration,
  ListFunctions,
} as const;

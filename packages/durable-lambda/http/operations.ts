/** The API's operations: what the model says of their input, and what they call. */
import type { Engine } from "../engine/engine.ts";
import { invalidContent, notFound } from "../errors.ts";
import { DEFAULT_PAGE_ITEMS, MAX_CLIENT_CONTEXT_BYTES } from "../limits.ts";
import { failCallback, heartbeatCallback, succeedCallback } from "../operations/callbacks.ts";
import type { Checkpoints } from "../operations/checkpoint.ts";
import { describeFunction, functionConfiguration, listFunctions } from "../operations/functions.ts";
import { invoke } from "../operations/invoke.ts";
import { getExecution, historyPage, listPage, stopExecution } from "../operations/queries.ts";
import { OPERATIONS } from "../validation/model.ts";
import type { ValueOf } from "../validation/shapes.ts";
import { functionArn, parseFunctionReference } from "../wire/arn.ts";
import { positionOf } from "../wire/marker.ts";
import { type HttpRequest, inputOf, membersOf } from "./input.ts";
import type { OperationName } from "./router.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Input<N extends OperationName> = ValueOf<(typeof OPERATIONS)[N]["input"]>;
type Run = (request: HttpRequest) => Promise<Answer>;

/** Answers the operations; each throws what the API answers with an error. */
export function operations(engine: Engine, checkpoints: Checkpoints): Readonly<Record<OperationName, Run>> {
  return {
    CheckpointDurableExecution: async (request) =>
      answered(await checkpoints.take(membersOf(OPERATIONS.CheckpointDurableExecution, request))),
    GetDurableExecution: json("GetDurableExecution", (input) =>
      getExecution(engine, input.DurableExecutionArn, input.IncludeExecutionData ?? true),
    ),
    GetDurableExecutionHistory: json("GetDurableExecutionHistory", (input) => history(engine, input)),
    GetDurableExecutionState: json("GetDurableExecutionState", (input) => state(engine, checkpoints, input)),
    StopDurableExecution: json("StopDurableExecution", (input) =>
      stopExecution(engine, input.DurableExecutionArn, input.Error),
    ),
    ListDurableExecutionsByFunction: json("ListDurableExecutionsByFunction", (input) => list(engine, input)),
    SendDurableExecutionCallbackSuccess: json("SendDurableExecutionCallbackSuccess", (input) =>
      succeedCallback(engine, input.CallbackId, input.Result),
    ),
    SendDurableExecutionCallbackFailure: json("SendDurableExecutionCallbackFailure", (input) =>
      failCallback(engine, input.CallbackId, input.Error),
    ),
    SendDurableExecutionCallbackHeartbeat: json("SendDurableExecutionCallbackHeartbeat", (input) =>
      heartbeatCallback(engine, input.CallbackId),
    ),
    GetFunction: json("GetFunction", (input) => describeFunction(engine, input.FunctionName, input.Qualifier)),
    GetFunctionConfiguration: json("GetFunctionConfiguration", (input) =>
      functionConfiguration(engine, input.FunctionName, input.Qualifier),
    ),
    ListFunctions: json("ListFunctions", async (input) =>
      listFunctions(engine, positionOf("functions", input.Marker, engine.clock.now()), input.MaxItems),
    ),
    Invoke: (request) => run(engine, inputOf(OPERATIONS.Invoke, request)),
  };
}

function json<N extends OperationName>(name: N, answer: (input: Input<N>) => Promise<object | string>): Run {
  return async (request) => {
    const body = await answer(inputOf(OPERATIONS[name], request));
    return answered(body);
  };
}

const answered = (body: object | string): Answer => ({
  status: 200,
  headers: {},
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** Items a page may hold: none or 0 is the default. */
const pageSize = (maxItems: number | undefined) => maxItems || DEFAULT_PAGE_ITEMS;

const history = async (engine: Engine, input: Input<"GetDurableExecutionHistory">) =>
  historyPage(engine, input.DurableExecutionArn, {
    includeData: input.IncludeExecutionData ?? true,
    maxItems: pageSize(input.MaxItems),
    marker: positionOf("history", input.Marker, engine.clock.now()),
    reverse: input.ReverseOrder ?? false,
  });

const state = async (engine: Engine, checkpoints: Checkpoints, input: Input<"GetDurableExecutionState">) =>
  checkpoints.state(
    input.DurableExecutionArn,
    input.CheckpointToken,
    positionOf("state", input.Marker, engine.clock.now()) ?? -1,
    pageSize(input.MaxItems),
  );

async function list(engine: Engine, input: Input<"ListDurableExecutionsByFunction">): Promise<object> {
  const { name, qualifier } = parseFunctionReference(input.FunctionName, input.Qualifier);
  if (!engine.registry.functions.has(name)) throw notFound(`Function not found: ${functionArn(name)}`);
  return listPage(engine, {
    functionName: name,
    version: qualifier,
    name: input.DurableExecutionName,
    statuses: input.Statuses,
    startedAfterMs: input.StartedAfter,
    startedBeforeMs: input.StartedBefore,
    marker: positionOf("list", input.Marker, engine.clock.now()),
    oldestFirst: input.ReverseOrder ?? false,
    limit: pageSize(input.MaxItems),
  });
}

const run = (engine: Engine, input: Input<"Invoke">) =>
  invoke(engine, {
    functionName: input.FunctionName,
    qualifier: input.Qualifier,
    type: input.InvocationType ?? "RequestResponse",
    executionName: input.DurableExecutionName,
    tenantId: input.TenantId,
    clientContext: clientContext(input.ClientContext),
    payload: input.Payload ?? Buffer.alloc(0),
  });

function clientContext(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.length > MAX_CLIENT_CONTEXT_BYTES)
    throw invalidContent(`Client context must be no more than ${MAX_CLIENT_CONTEXT_BYTES} bytes.`);
  const text = Buffer.from(header, "base64").toString();
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw invalidContent("Client context must be a valid Base64-encoded JSON object.");
  }
}

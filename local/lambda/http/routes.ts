/** The API: paths, and what they call. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Engine } from "../engine/engine.ts";
import { ApiError, invalidParameter, notFound } from "../errors.ts";
import { failCallback, heartbeatCallback, succeedCallback } from "../operations/callbacks.ts";
import type { Checkpoints } from "../operations/checkpoint.ts";
import { invoke } from "../operations/invoke.ts";
import { getExecution, historyPage, listPage, stopExecution } from "../operations/queries.ts";
import { functionArn, parseFunctionReference } from "../wire/arn.ts";
import { keepToItself } from "../../loopback.ts";
import { requireLocal } from "./guard.ts";
import { localRoutes } from "./local.ts";
import { parseJson, readBody, send, sendError, sendJson } from "./message.ts";
import { Query } from "./query.ts";

type Route = (id: string, query: Query, body: Buffer) => Promise<object | string>;

export function createRoutes(engine: Engine, checkpoints: Checkpoints) {
  const routes = apiRoutes(engine, checkpoints);
  const local = localRoutes(engine);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      keepToItself(response);
      requireLocal(request);
      const [path = "", query = ""] = (request.url ?? "").split("?", 2);
      const body = await readBody(request);
      if (path.startsWith("/2015-03-31/functions/"))
        return await handleInvoke(engine, request, response, path, query, body);
      if (path.startsWith("/_local")) return await local(request, response, path, query, body);
      const { route, id } = findRoute(routes, request.method ?? "", path);
      sendJson(response, await route(id, new Query(query), body));
    } catch (cause) {
      sendError(response, cause);
    }
  };
}

function findRoute(
  routes: Readonly<Record<string, Route>>,
  method: string,
  path: string,
): { route: Route; id: string } {
  const [, , collection = "", id = "", action = ""] = path.split("/");
  const route = path.startsWith("/2025-12-01/") ? routes[`${method} ${collection}/${action}`] : undefined;
  if (!route || id === "") throw new ApiError("UnknownOperationException", 404, `${method} ${path.slice(0, 200)}`);
  return { route, id: decode(id) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidParameter("The path is not percent-encoded correctly.");
  }
}

async function handleInvoke(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
  payload: Buffer,
): Promise<void> {
  const [, , , name = "", action] = path.split("/");
  if (request.method !== "POST" || action !== "invocations")
    throw new ApiError("UnknownOperationException", 404, "Unknown operation");
  const header = (key: string) => request.headers[key]?.toString();
  const answer = await invoke(engine, {
    functionName: decode(name),
    qualifier: new Query(query).text("Qualifier"),
    type: header("x-amz-invocation-type") ?? "RequestResponse",
    executionName: header("x-amz-durable-execution-name"),
    tenantId: header("x-amz-tenant-id"),
    clientContext: clientContext(header("x-amz-client-context")),
    payload,
  });
  send(response, answer.status, "application/json", answer.body, answer.headers);
}

function clientContext(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = Buffer.from(header, "base64").toString();
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw invalidParameter("ClientContext is not base64-encoded JSON.");
  }
}

function apiRoutes(engine: Engine, checkpoints: Checkpoints): Readonly<Record<string, Route>> {
  return {
    "POST durable-executions/checkpoint": (arn, _query, body) => checkpoints.take(arn, parseJson(body)),
    "GET durable-executions/state": async (arn, query) =>
      checkpoints.state(arn, requiredToken(query), query.integer("Marker") ?? -1, query.maxItems()),
    "GET durable-executions/": (arn, query) => getExecution(engine, arn, query.flag("IncludeExecutionData", true)),
    "GET durable-executions/history": async (arn, query) =>
      historyPage(engine, arn, {
        includeData: query.flag("IncludeExecutionData", true),
        maxItems: query.maxItems(),
        marker: query.integer("Marker"),
        reverse: query.flag("ReverseOrder", false),
      }),
    "POST durable-executions/stop": (arn, _query, body) => stopExecution(engine, arn, parseJson(body)),
    "GET functions/durable-executions": async (reference, query) => list(engine, reference, query),
    "POST durable-execution-callbacks/succeed": async (id, _query, body) => succeedCallback(engine, id, body),
    "POST durable-execution-callbacks/fail": async (id, _query, body) => failCallback(engine, id, parseJson(body)),
    "POST durable-execution-callbacks/heartbeat": (id) => heartbeatCallback(engine, id),
  };
}

function requiredToken(query: Query): string {
  const token = query.text("CheckpointToken");
  if (token === undefined) throw invalidParameter("CheckpointToken is missing.");
  return token;
}

function list(engine: Engine, reference: string, query: Query): Promise<object> {
  const parsed = parseFunctionReference(reference);
  if (!engine.registry.functions.has(parsed.name)) throw notFound(`Function not found: ${functionArn(parsed.name)}`);
  const qualifier = query.text("Qualifier") ?? parsed.qualifier;
  return listPage(engine, {
    functionName: parsed.name,
    version: qualifier?.startsWith("$LATEST") ? undefined : qualifier,
    name: query.text("DurableExecutionName"),
    statuses: query.statuses(),
    startedAfterMs: query.timeMs("StartedAfter"),
    startedBeforeMs: query.timeMs("StartedBefore"),
    marker: query.integer("Marker"),
    oldestFirst: query.flag("ReverseOrder", false),
    limit: query.maxItems(),
  });
}

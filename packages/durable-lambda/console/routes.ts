/** The console's own routes, below /_local/: pages, actions, changes as they happen. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import { advanceOf } from "../http/advance.ts";
import { send } from "../http/message.ts";
import { Query } from "../http/query.ts";
import { CONSOLE_FOLDER } from "../packaged.ts";
import { invoke } from "../operations/invoke.ts";
import { failCallback, succeedCallback } from "../operations/callbacks.ts";
import { forkExecution, forkInput } from "../operations/fork.ts";
import { pauseExecution, pauseFunction } from "../operations/pause.ts";
import { stateByArn } from "../operations/checkpoint.ts";
import { stopExecution } from "../operations/queries.ts";
import { executionArn } from "../wire/arn.ts";
import { executionPage } from "./execution-page.ts";
import { problemPage } from "./html.ts";
import { listPage } from "./list-page.ts";

/** At most one message in this time, however much happens. */
const CHANGES_PAUSE_MS = 500;
const POLICY = { "Content-Security-Policy": "default-src 'self'", "X-Frame-Options": "DENY" };
const asset = (name: string) => readFileSync(join(CONSOLE_FOLDER, name), "utf8");

export interface ConsoleRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly body: Buffer;
}

/** Answers a request of the console; false when it is none. What goes wrong is told to a person, on a page. */
export async function consoleRoute(
  engine: Engine,
  request: ConsoleRequest,
  response: ServerResponse,
): Promise<boolean> {
  try {
    return await answered(engine, request, response);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    send(response, error.status, "text/html; charset=utf-8", problemPage(error.message), POLICY);
    return true;
  }
}

async function answered(engine: Engine, request: ConsoleRequest, response: ServerResponse): Promise<boolean> {
  const { method, path, query } = request;
  const page = (body: string) => send(response, 200, "text/html; charset=utf-8", body, POLICY);
  if (method === "POST") return action(engine, request, response);
  if (method !== "GET") return false;
  if (path === "/_local/" || path === "/_local") page(listPage(engine, query));
  else if (path === "/_local/console.css") send(response, 200, "text/css", asset("console.css"));
  else if (path === "/_local/console.js") send(response, 200, "text/javascript", asset("console.js"));
  else if (path === "/_local/changes") changes(engine, response);
  else if (path.startsWith("/_local/executions/")) page(executionPage(engine, stateByArn(engine, idOf(path))));
  else return false;
  return true;
}

function idOf(path: string): string {
  try {
    return decodeURIComponent(path.split("/").at(path.startsWith("/_local/console") ? 4 : 3) ?? "");
  } catch {
    throw new ApiError("UnknownOperationException", 404, "Unknown page");
  }
}

function changes(engine: Engine, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": hello\n\n");
  let timer: NodeJS.Timeout | undefined;
  const listener = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      response.write("data: changed\n\n");
    }, CHANGES_PAUSE_MS);
  };
  engine.listeners.add(listener);
  response.on("close", () => {
    clearTimeout(timer);
    engine.listeners.delete(listener);
  });
}

async function action(engine: Engine, { path, body }: ConsoleRequest, response: ServerResponse): Promise<boolean> {
  const form = new Query(new URLSearchParams(body.toString()));
  const target = await act(engine, path, form);
  if (target === undefined) return false;
  send(response, 303, "text/plain", "", { Location: target });
  return true;
}

/** Does what a form asks for, and returns the page to show next. */
async function act(engine: Engine, path: string, form: Query): Promise<string | undefined> {
  const [, , , collection, , verb] = path.split("/");
  if (!path.startsWith("/_local/console/")) return undefined;
  if (collection === "clock")
    await engine.scheduler.advance(advanceOf({ advanceSeconds: form.integer("advanceSeconds") }));
  else if (collection === "functions" && verb === "resume") await pauseFunction(engine, idOf(path), false);
  else if (collection === "callbacks" && verb === "succeed") await succeed(engine, idOf(path), form);
  else if (collection === "callbacks" && verb === "fail") await fail(engine, idOf(path), form);
  else if (collection === "executions" && verb === "stop") await stopExecution(engine, idOf(path), undefined);
  else if (collection === "executions" && (verb === "pause" || verb === "resume"))
    await pauseExecution(engine, idOf(path), verb === "pause");
  else if (collection === "executions" && verb === "again") return startAgain(engine, idOf(path));
  else if (collection === "executions" && verb === "fork") return forked(engine, idOf(path), form);
  else return undefined;
  return collection === "executions" ? pageOf(idOf(path)) : "/_local/";
}

const succeed = (engine: Engine, callbackId: string, form: Query) =>
  succeedCallback(engine, callbackId, Buffer.from(form.text("text") ?? ""));

const fail = (engine: Engine, callbackId: string, form: Query) =>
  failCallback(engine, callbackId, { ErrorType: "Console", ErrorMessage: form.text("text") ?? "failed by hand" });

async function startAgain(engine: Engine, arn: string): Promise<string> {
  const { execution } = stateByArn(engine, arn);
  const answer = await invoke(engine, {
    functionName: execution.functionName,
    qualifier: "$LATEST",
    type: "Event",
    executionName: randomUUID(),
    tenantId: execution.tenantId,
    clientContext: undefined,
    payload: Buffer.from(execution.input ?? ""),
  });
  return pageOf(answer.headers["X-Amz-Durable-Execution-Arn"] ?? executionArn(execution));
}

const pageOf = (arn: string): string => `/_local/executions/${encodeURIComponent(arn)}`;

async function forked(engine: Engine, arn: string, form: Query): Promise<string> {
  const input = forkInput({ fromOperation: form.text("fromOperation"), code: form.text("code") });
  return pageOf(await forkExecution(engine, arn, input));
}

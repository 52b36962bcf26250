/** The console's own routes, below /_local/: pages, actions, changes as they happen. */
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import { send } from "../http/message.ts";
import { Query } from "../http/query.ts";
import { decodePath } from "../http/router.ts";
import { stateByArn } from "../operations/checkpoint.ts";
import { CONSOLE_FOLDER } from "../packaged.ts";
import { actionOf } from "./actions.ts";
import { executionPage } from "./execution-page.ts";
import { problemPage } from "./html.ts";
import { listPage } from "./list-page.ts";

const EXECUTIONS = "/_local/executions/";
const arnIn = (path: string): string => decodePath(path.slice(EXECUTIONS.length));

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
  else if (path.startsWith(EXECUTIONS)) page(executionPage(engine, stateByArn(engine, arnIn(path))));
  else return false;
  return true;
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
  const [, collection = "", of = "", verb] = /^\/_local\/console\/(\w+)(?:\/([^/]+)\/(\w+))?$/.exec(path) ?? [];
  const act = actionOf(collection, verb);
  if (!act) return false;
  const form = new Query(new URLSearchParams(body.toString()));
  const location = await act(engine, decodePath(of), form);
  await engine.journal.flushed();
  send(response, 303, "text/plain", "", { Location: location });
  return true;
}

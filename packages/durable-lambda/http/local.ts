/** Beyond AWS, for people and tests: the clock and the console. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { consoleRoute } from "../console/routes.ts";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import { advanceOf } from "./advance.ts";
import { forkExecution, forkInput } from "../operations/fork.ts";
import { pauseExecution, pauseFunction } from "../operations/pause.ts";
import { parseJson, sendJson } from "./message.ts";
import { Query } from "./query.ts";
import { decodePath } from "./router.ts";

type Action = (engine: Engine, of: string, body: Buffer) => Promise<object>;

const pausing =
  (pause: typeof pauseExecution, paused: boolean): Action =>
  async (engine, of) => {
    await pause(engine, of, paused);
    return { paused };
  };

const ACTIONS: Readonly<Record<string, Action | undefined>> = {
  "executions fork": async (engine, arn, body) => ({
    DurableExecutionArn: await forkExecution(engine, arn, forkInput(parseJson(body))),
  }),
  "executions pause": pausing(pauseExecution, true),
  "executions resume": pausing(pauseExecution, false),
  "functions pause": pausing(pauseFunction, true),
  "functions resume": pausing(pauseFunction, false),
};

/** What is to be done with one execution or function, and with which; undefined where the path names no such thing. */
function actionOf(method: string, path: string): { act: Action; of: string } | undefined {
  const [, collection, of = "", verb] = /^\/_local\/(\w+)\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  const act = method === "POST" ? ACTIONS[`${collection} ${verb}`] : undefined;
  return act && { act, of: decodePath(of) };
}

export function localRoutes(engine: Engine) {
  const clock = () => ({
    now: new Date(engine.clock.now()).toISOString(),
    offsetSeconds: engine.clock.offsetMs / 1000,
  });
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
    body: Buffer,
  ) => {
    const { method = "" } = request;
    if (path === "/_local/clock" && method === "GET") return sendJson(response, clock());
    if (path === "/_local/clock" && method === "POST") {
      const left = await engine.scheduler.advance(advanceOf(parseJson(body)));
      await engine.journal.flushed();
      return sendJson(response, { ...clock(), unsettled: engine.unsettled(left) });
    }
    const action = actionOf(method, path);
    if (action) return sendJson(response, await action.act(engine, action.of, body));
    const known = await consoleRoute(engine, { method, path, query: new Query(query), body }, response);
    if (!known) throw new ApiError("UnknownOperationException", 404, "Unknown page");
  };
}

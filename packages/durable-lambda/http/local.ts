/** Beyond AWS, for people and tests: the clock and the console. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { consoleRoute } from "../console/routes.ts";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import { advanceOf } from "./advance.ts";
import { forkExecution, forkInput } from "../operations/fork.ts";
import { parseJson, sendJson } from "./message.ts";
import { Query } from "./query.ts";
import { decodePath } from "./router.ts";

const FORK = /^\/_local\/executions\/([^/]+)\/fork$/;

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
    const forked = FORK.exec(path)?.[1];
    if (forked !== undefined && method === "POST") {
      const DurableExecutionArn = await forkExecution(engine, decodePath(forked), forkInput(parseJson(body)));
      return sendJson(response, { DurableExecutionArn });
    }
    const known = await consoleRoute(engine, { method, path, query: new Query(query), body }, response);
    if (!known) throw new ApiError("UnknownOperationException", 404, "Unknown page");
  };
}

/** What comes in: the API, or what is beyond it below `/_local`. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Engine } from "../engine/engine.ts";
import type { Checkpoints } from "../operations/checkpoint.ts";
import { keepToItself } from "../../loopback/index.ts";
import { requireLocal } from "./guard.ts";
import { localRoutes } from "./local.ts";
import { readBody, send, sendError } from "./message.ts";
import { operations } from "./operations.ts";
import { operationOf } from "./router.ts";

export function createRoutes(engine: Engine, checkpoints: Checkpoints) {
  const api = operations(engine, checkpoints);
  const local = localRoutes(engine);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      keepToItself(response);
      requireLocal(request);
      const [path = "", search = ""] = (request.url ?? "").split("?", 2);
      const query = new URLSearchParams(search);
      const body = await readBody(request);
      if (path.startsWith("/_local")) return await local(request, response, path, query, body);
      const { name, label } = operationOf(request.method ?? "", path);
      const answer = await api[name]({ label, query, headers: request.headers, body });
      send(response, answer.status, "application/json", answer.body, answer.headers);
    } catch (cause) {
      sendError(response, cause);
    }
  };
}

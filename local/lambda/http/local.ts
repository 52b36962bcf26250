/** Beyond AWS, for people and tests: the clock and a page. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import { listExecutions } from "../journal/listing.ts";
import { MAX_TIMER_SECONDS } from "../limits.ts";
import { parseWith } from "../validation/updates.ts";
import { requireLocal } from "./guard.ts";
import { parseJson, send, sendJson } from "./message.ts";

const advanceSchema = z.object({ advanceSeconds: z.number().min(0).max(MAX_TIMER_SECONDS) });

export function localRoutes(engine: Engine) {
  const clock = () => ({
    now: new Date(engine.clock.now()).toISOString(),
    offsetSeconds: engine.clock.offsetMs / 1000,
  });
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    _query: string,
    body: Buffer,
  ): Promise<void> => {
    requireLocal(request);
    const target = `${request.method} ${path}`;
    if (target === "GET /_local/clock") return sendJson(response, clock());
    if (target === "POST /_local/clock") {
      await engine.scheduler.advance(parseWith(advanceSchema, parseJson(body)).advanceSeconds);
      await engine.journal.flushed();
      return sendJson(response, clock());
    }
    if (target === "GET /_local/" || target === "GET /_local")
      return send(response, 200, "text/html; charset=utf-8", page(engine));
    throw new ApiError("UnknownOperationException", 404, "Unknown page");
  };
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function page(engine: Engine): string {
  const rows = listExecutions(engine.journal.database, { oldestFirst: false, limit: 100 }).map(
    ({ functionName, name, status, startedAtMs }) =>
      `<tr><td>${escape(functionName)}<td>${escape(name)}<td>${status}<td>${new Date(startedAtMs).toISOString()}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Durable executions</title>
<h1>Durable executions</h1><table><tr><th>Function<th>Name<th>Status<th>Started${rows.join("")}</table></html>`;
}

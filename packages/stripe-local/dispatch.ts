import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, sendHtml, sendJson } from "../local-service/http.ts";
import type { Store } from "./store.ts";

/** One request, with what its route needs to answer it. */
export interface Exchange {
  readonly store: Store;
  /** Whom the pages name as the shop. */
  readonly merchant: string;
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly url: URL;
  /** The value of `:id` in the path, or "". */
  readonly id: string;
  readonly publicUrl: string;
  readonly readBody: () => Promise<string>;
}

/** Sends the answer. */
export type Reply = (response: ServerResponse) => unknown;

export interface Route {
  /** Of HTTP, or `*` for any. */
  readonly method: string;
  /** `:id` is one segment, `*` at the end anything. */
  readonly path: string;
  readonly answer: (exchange: Exchange) => Reply | Promise<Reply>;
}

export const route = (method: string, path: string, answer: Route["answer"]): Route => ({ method, path, answer });

export const html =
  (status: number, text: string): Reply =>
  (response) =>
    sendHtml(response, status, text);
export const json =
  (status: number, body: unknown): Reply =>
  (response) =>
    sendJson(response, { status, body });
export const redirect =
  (location: string): Reply =>
  (response) =>
    response.writeHead(303, { location }).end();

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(":id", "([^/]+)").replace(/\*$/, ".*")}$`);

/** The one dispatcher: the first route of that method and path answers. */
export function dispatcher(routes: readonly Route[], shared: Pick<Exchange, "store" | "merchant">) {
  const table = routes.map((entry) => ({ ...entry, pattern: patternOf(entry.path) }));
  return async (request: IncomingMessage): Promise<Reply> => {
    const { method = "GET", headers } = request;
    const url = new URL(request.url ?? "/", `http://${headers.host ?? "127.0.0.1"}`);
    const found = table.find((entry) => ["*", method].includes(entry.method) && entry.pattern.test(url.pathname));
    if (found === undefined) return json(404, { error: "nothing is served at this path" });
    const [, id = ""] = found.pattern.exec(url.pathname) ?? [];
    const publicUrl = `http://127.0.0.1:${request.socket.localPort}`;
    return found.answer({ ...shared, method, headers, url, id, publicUrl, readBody: () => readBody(request) });
  };
}

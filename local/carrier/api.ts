import type { IncomingMessage } from "node:http";
import type { JsonAnswer } from "../../packages/local-service/http.ts";
import { ApiError, bodyOf } from "./errors.ts";
import type { Params } from "./params.ts";
import { findRoute } from "./routes.ts";
import type { Store } from "./store.ts";

/** Answers one `/v2` request as EasyPost would. A change and its event are one transaction. */
export function answerApi(store: Store, request: IncomingMessage, url: URL, body: string): JsonAnswer {
  try {
    authenticate(request.headers.authorization);
    const method = request.method ?? "GET";
    const found = findRoute(method, url.pathname);
    if (found === undefined) throw new ApiError(404, "NOT_FOUND", "The requested resource could not be found.");
    const params = method === "GET" ? Object.fromEntries(url.searchParams) : parse(body);
    const publicUrl = `http://127.0.0.1:${request.socket.localPort}`;
    const answer = store.transaction(() => found.run({ store, params, id: found.id, publicUrl }));
    return { status: method === "POST" && found.id === "" ? 201 : 200, body: answer };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: bodyOf(error) };
  }
}

/** https://docs.easypost.com/docs/authentication: the key is the user name. Only test keys are taken here. */
function authenticate(header: string | undefined): void {
  const encoded = /^Basic (\S+)$/.exec(header ?? "")?.[1] ?? "";
  const [key] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  if (key?.startsWith("EZTK")) return;
  throw new ApiError(401, "UNAUTHORIZED", "The api key is no longer active or not a test key.");
}

function parse(body: string): Params {
  try {
    const parsed: unknown = body === "" ? {} : JSON.parse(body);
    if (typeof parsed === "object" && parsed !== null) return parsed as Params;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ApiError(400, "BAD_REQUEST", "The body is no JSON object.");
}

import qs from "qs";
import type { Exchange, Reply } from "./dispatch.ts";
import { ApiError, notAuthenticated, ParameterError, refused } from "./errors.ts";
import { expand, expandPaths } from "./expand.ts";
import { API_VERSION, newId } from "./objects.ts";
import type { Params } from "./params.ts";
import type { Store } from "./store.ts";

export interface Call {
  readonly store: Store;
  readonly params: Params;
  /** The object named in the path, or "". */
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly publicUrl: string;
}

/** What an endpoint of the API does; it returns the object that is answered. */
export type Operation = (call: Call) => object;

const MAX_KEY_LENGTH = 255;

/** Keys whose first request has not been answered yet. */
const keysUnderWay = new Set<string>();

/** Answers one `/v1` request as Stripe would; without an operation the path is none of Stripe's. */
export async function answerApi(exchange: Exchange, operation: Operation | undefined): Promise<Reply> {
  const requestId = newId("req_", 14);
  try {
    authenticate(exchange.headers.authorization);
    const key = idempotencyKey(exchange);
    const answer = await once(key, async () =>
      execute(exchange, operation, { key, requestId, body: await exchange.readBody() }),
    );
    return withHeaders(answer, requestId, key);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return withHeaders({ status: error.status, body: errorBody(error, requestId) }, requestId, null);
  }
}

/** https://docs.stripe.com/api/authentication: only test keys are taken here. */
function authenticate(header: string | undefined): void {
  const key = /^Bearer (\S+)$/.exec(header ?? "")?.[1];
  if (key === undefined)
    throw notAuthenticated("You did not provide an API key. Set it with a Bearer Authorization header.");
  if (!/^(sk|rk)_test_\w+$/.test(key))
    throw notAuthenticated(`Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}`);
}

function idempotencyKey({ method, headers }: Exchange): string | null {
  const key = method === "POST" ? headers["idempotency-key"]?.toString() : undefined;
  if (key === undefined || key === "") return null;
  if (key.length <= MAX_KEY_LENGTH) return key;
  throw refused(`The idempotency key may have up to ${MAX_KEY_LENGTH} characters.`);
}

async function once<Answer>(key: string | null, run: () => Promise<Answer>): Promise<Answer> {
  if (key === null) return run();
  if (keysUnderWay.has(key)) throw inProgress(key);
  keysUnderWay.add(key);
  try {
    return await run();
  } finally {
    keysUnderWay.delete(key);
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** The request whose answer this is again. */
  readonly replayOf?: string;
}

interface Received {
  readonly key: string | null;
  readonly requestId: string;
  readonly body: string;
}

/** The change, its events and the answer under the key are one transaction. */
function execute(exchange: Exchange, operation: Operation | undefined, received: Received): Answer {
  const { store, method, url, id, publicUrl } = exchange;
  const { key, requestId, body } = received;
  if (operation === undefined) throw unrecognized(method, url);
  const params = parseParams(method === "GET" ? url.search.slice(1) : body);
  const call: Call = { store, params, id, idempotencyKey: key, publicUrl };
  const run = () => answerOf(() => expand(store, operation(call), expandPaths(params)), requestId);
  if (key === null) return store.transaction(run);
  return store.transaction(() => onceUnder(key, `${method} ${url.pathname}`, call, requestId, run));
}

/** The answer under the key, kept from its first request on. */
function onceUnder(
  key: string,
  endpoint: string,
  { store, params }: Call,
  requestId: string,
  run: () => Answer,
): Answer {
  const earlier = store.findResponse(key);
  if (earlier !== undefined) return replay(earlier, key, endpoint, canonical(params));
  const answer = run();
  store.saveResponse(key, { ...answer, endpoint, params: canonical(params), requestId });
  return answer;
}

const unrecognized = (method: string, { pathname }: URL) =>
  new ApiError(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${pathname}).`,
  });

/** A refusal of a running operation is an answer like any other and is kept; one of bad parameters is not. */
function answerOf(run: () => object, requestId: string): Answer {
  try {
    return { status: 200, body: JSON.stringify(run(), null, 2) };
  } catch (error) {
    if (error instanceof ParameterError || !(error instanceof ApiError)) throw error;
    return { status: error.status, body: errorBody(error, requestId) };
  }
}

function replay(
  earlier: { endpoint: string; params: string; status: number; body: string; requestId: string },
  key: string,
  endpoint: string,
  params: string,
): Answer {
  if (earlier.endpoint !== endpoint) {
    throw keyReused(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${earlier.endpoint}' vs '${endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  if (earlier.params !== params) {
    throw keyReused(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  return { status: earlier.status, body: earlier.body, replayOf: earlier.requestId };
}

const keyReused = (message: string) => new ApiError(400, { type: "idempotency_error", message });

const inProgress = (key: string) =>
  new ApiError(409, {
    type: "invalid_request_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });

const parseParams = (text: string) =>
  qs.parse(text, { depth: 10, parameterLimit: 2000, arrayLimit: 100, plainObjects: true }) as Params;

/** The same for the same parameters in any order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const errorBody = (error: ApiError, requestId: string) =>
  JSON.stringify(
    { error: { ...error.body, request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` } },
    null,
    2,
  );

function withHeaders({ status, body, replayOf }: Answer, requestId: string, key: string | null): Reply {
  const headers = {
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": API_VERSION,
    ...(key !== null && { "idempotency-key": key, "original-request": replayOf ?? requestId }),
    ...(replayOf !== undefined && { "idempotent-replayed": "true" }),
  };
  return (response) => response.writeHead(status, headers).end(body);
}

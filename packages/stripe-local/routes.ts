import { ParameterError } from "./errors.ts";
import { expand } from "./expand.ts";
import { listOf } from "./objects.ts";
import { createdRange, oneOf, optionalInteger, optionalString, type Params } from "./params.ts";
import { cancel, capture, getPaymentIntent, update } from "./payment-intents.ts";
import { getDispute } from "./disputes.ts";
import { createRefund, getRefund } from "./refunds.ts";
import { createSession, expireSession, getSession, shownSession } from "./sessions.ts";
import type { Store } from "./store.ts";

export interface Call {
  readonly store: Store;
  readonly params: Params;
  /** The object named in the path, or "". */
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly publicUrl: string;
}

interface Route {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly run: (call: Call) => object;
}

const route = (method: Route["method"], path: RegExp, run: Route["run"]): Route => ({ method, path, run });

const SESSIONS = "/v1/checkout/sessions";
const INTENTS = "/v1/payment_intents";
const CHARGES = "/v1/charges";
const REFUNDS = "/v1/refunds";
const WARNINGS = "/v1/radar/early_fraud_warnings";
const DISPUTES = "/v1/disputes";

const routes: readonly Route[] = [
  route("POST", /^\/v1\/checkout\/sessions$/, (call) =>
    shownSession(createSession(call.store, call.params, call.publicUrl)),
  ),
  route("GET", /^\/v1\/checkout\/sessions$/, (call) => page(call, SESSIONS, sessionsOf(call))),
  route("GET", /^\/v1\/checkout\/sessions\/([^/]+)$/, (call) => shownSession(getSession(call.store, call.id))),
  route("POST", /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/, (call) =>
    shownSession(expireSession(call.store, call.id, call.idempotencyKey)),
  ),
  route("GET", /^\/v1\/payment_intents$/, (call) => pageOf(call, INTENTS, "payment_intent")),
  route("GET", /^\/v1\/payment_intents\/([^/]+)$/, (call) => getPaymentIntent(call.store, call.id)),
  route("POST", /^\/v1\/payment_intents\/([^/]+)$/, (call) => update(call.store, call.id, call.params)),
  route("POST", /^\/v1\/payment_intents\/([^/]+)\/capture$/, (call) =>
    capture(call.store, call.id, call.params, call.idempotencyKey),
  ),
  route("POST", /^\/v1\/payment_intents\/([^/]+)\/cancel$/, (call) =>
    cancel(call.store, call.id, call.params, call.idempotencyKey),
  ),
  route("GET", /^\/v1\/charges$/, (call) => page(call, CHARGES, ofIntent(call, "charge"))),
  route("POST", /^\/v1\/refunds$/, (call) => createRefund(call.store, call.params, call.idempotencyKey)),
  route("GET", /^\/v1\/refunds$/, (call) => page(call, REFUNDS, ofIntent(call, "refund"))),
  route("GET", /^\/v1\/refunds\/([^/]+)$/, (call) => getRefund(call.store, call.id)),
  route("GET", /^\/v1\/disputes$/, (call) => disputesPage(call)),
  route("GET", /^\/v1\/disputes\/([^/]+)$/, (call) => getDispute(call.store, call.id)),
  route("GET", /^\/v1\/radar\/early_fraud_warnings$/, (call) =>
    page(call, WARNINGS, ofIntent(call, "radar.early_fraud_warning")),
  ),
];

/** Those of a payment, or of a range of time. */
const disputesPage = (call: Call) =>
  optionalString(call.params, "payment_intent") === undefined
    ? pageOf(call, DISPUTES, "dispute")
    : page(call, DISPUTES, ofIntent(call, "dispute"));

/** The operation behind a method and path, with the id that the path names. */
export function findRoute(method: string, path: string): { run: (call: Call) => object; id: string } | undefined {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.path.exec(path) : null;
    if (match !== null)
      return { run: (call) => expand(call.store, candidate.run(call), expandPaths(call.params)), id: match[1] ?? "" };
  }
  return undefined;
}

function sessionsOf(call: Call) {
  const intent = optionalString(call.params, "payment_intent");
  const found =
    intent === undefined ? call.store.all("checkout.session") : call.store.children("checkout.session", intent);
  const status = oneOf(call.params, "status", ["open", "complete", "expired"]);
  return found.filter((session) => status === undefined || session.status === status).map(shownSession);
}

/** Those of the payment that is asked for; all where none is. */
function ofIntent(call: Call, kind: "charge" | "refund" | "dispute" | "radar.early_fraud_warning") {
  const intent = optionalString(call.params, "payment_intent");
  return intent === undefined ? call.store.all(kind) : call.store.children(kind, intent);
}

function limitOf({ params }: Call): number {
  const limit = optionalInteger(params, "limit", 1) ?? 10;
  if (limit > 100) throw new ParameterError("This value must be less than or equal to 100.", { param: "limit" });
  return limit;
}

/** A page of those created within `created[gte|gt|lte|lt]`, without reading the others. */
function pageOf(call: Call, url: string, kind: "payment_intent" | "dispute") {
  const limit = limitOf(call);
  const after = optionalString(call.params, "starting_after");
  const found = call.store.page(kind, { after, ...createdRange(call.params), limit: limit + 1 });
  return listOf(url, found.slice(0, limit), found.length > limit);
}

/** https://docs.stripe.com/api/pagination */
function page(call: Call, url: string, newestFirst: readonly { id: string }[]) {
  const limit = limitOf(call);
  const after = optionalString(call.params, "starting_after");
  const start = after === undefined ? 0 : newestFirst.findIndex((object) => object.id === after) + 1;
  return listOf(url, newestFirst.slice(start, start + limit), newestFirst.length > start + limit);
}

function expandPaths(params: Params): string[] {
  const value = params["expand"];
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value;
  throw new ParameterError("Invalid array", { param: "expand" });
}

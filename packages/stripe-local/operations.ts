import { ParameterError } from "./errors.ts";
import { listOf } from "./objects.ts";
import { createdRange, oneOf, optionalInteger, optionalString } from "./params.ts";
import { cancel, capture, getPaymentIntent, update } from "./payment-intents.ts";
import { getDispute } from "./disputes.ts";
import { createRefund, getRefund } from "./refunds.ts";
import { createSession, expireSession, getSession, shownSession } from "./sessions.ts";
import type { Call, Operation } from "./api.ts";

interface Listed {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly run: Operation;
}

const operation = (method: Listed["method"], path: string, run: Operation): Listed => ({ method, path, run });

const SESSIONS = "/v1/checkout/sessions";
const INTENTS = "/v1/payment_intents";
const CHARGES = "/v1/charges";
const REFUNDS = "/v1/refunds";
const WARNINGS = "/v1/radar/early_fraud_warnings";
const DISPUTES = "/v1/disputes";

/** What of https://docs.stripe.com/api is there. */
export const operations: readonly Listed[] = [
  operation("POST", SESSIONS, (call) => shownSession(createSession(call.store, call.params, call.publicUrl))),
  operation("GET", SESSIONS, (call) => page(call, SESSIONS, sessionsOf(call))),
  operation("GET", `${SESSIONS}/:id`, (call) => shownSession(getSession(call.store, call.id))),
  operation("POST", `${SESSIONS}/:id/expire`, (call) =>
    shownSession(expireSession(call.store, call.id, call.idempotencyKey)),
  ),
  operation("GET", INTENTS, (call) => pageOf(call, INTENTS, "payment_intent")),
  operation("GET", `${INTENTS}/:id`, (call) => getPaymentIntent(call.store, call.id)),
  operation("POST", `${INTENTS}/:id`, (call) => update(call.store, call.id, call.params)),
  operation("POST", `${INTENTS}/:id/capture`, (call) => capture(call.store, call.id, call.params, call.idempotencyKey)),
  operation("POST", `${INTENTS}/:id/cancel`, (call) => cancel(call.store, call.id, call.params, call.idempotencyKey)),
  operation("GET", CHARGES, (call) => page(call, CHARGES, ofIntent(call, "charge"))),
  operation("POST", REFUNDS, (call) => createRefund(call.store, call.params, call.idempotencyKey)),
  operation("GET", REFUNDS, (call) => page(call, REFUNDS, ofIntent(call, "refund"))),
  operation("GET", `${REFUNDS}/:id`, (call) => getRefund(call.store, call.id)),
  operation("GET", DISPUTES, (call) => disputesPage(call)),
  operation("GET", `${DISPUTES}/:id`, (call) => getDispute(call.store, call.id)),
  operation("GET", WARNINGS, (call) => page(call, WARNINGS, ofIntent(call, "radar.early_fraud_warning"))),
];

/** Those of a payment, or of a range of time. */
const disputesPage = (call: Call) =>
  optionalString(call.params, "payment_intent") === undefined
    ? pageOf(call, DISPUTES, "dispute")
    : page(call, DISPUTES, ofIntent(call, "dispute"));

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

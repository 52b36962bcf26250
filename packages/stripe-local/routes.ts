import { answerApi, type Operation } from "./api.ts";
import { html, json, redirect, route, type Exchange, type Reply, type Route } from "./dispatch.ts";
import { answerDispute, answerFraudWarning, answerOutcome, answerPayments, press } from "./local-api.ts";
import { operations } from "./operations.ts";
import { checkoutPage, paymentsPage, successUrl, unknownPage } from "./page.ts";
import { intentOf } from "./sessions.ts";
import type { JsonAnswer } from "../local-service/http.ts";

const api = (operation?: Operation) => (exchange: Exchange) => answerApi(exchange, operation);
const reply = ({ status, body }: JsonAnswer): Reply => json(status, body);

/** Everything that is served, the first that fits answers: the API, the hosted page, and what scripts do in a person's place. */
export const routes: readonly Route[] = [
  ...operations.map(({ method, path, run }) => route(method, path, api(run))),
  route("*", "/v1/*", api()),
  route("POST", "/c/pay/:id", submit),
  route("*", "/c/pay/:id", show),
  route("POST", "/_local/checkout/:id", async ({ store, id, readBody }) =>
    reply(answerOutcome(store, id, await readBody())),
  ),
  route("POST", "/_local/payments/:id/dispute", ({ store, id }) => reply(answerDispute(store, id))),
  route("POST", "/_local/payments/:id/fraud-warning", ({ store, id }) => reply(answerFraudWarning(store, id))),
  route("GET", "/_local/payments", ({ store }) => reply(answerPayments(store))),
  route("*", "/", ({ store, merchant }) => html(200, paymentsPage(store.all("payment_intent"), merchant))),
];

function show({ store, merchant, id }: Exchange): Reply {
  const session = store.find("checkout.session", id);
  if (session === undefined) return html(404, unknownPage(merchant));
  return html(200, checkoutPage(session, intentOf(store, session), merchant));
}

/** A button on the hosted page. */
async function submit(exchange: Exchange): Promise<Reply> {
  const { store, id, readBody } = exchange;
  if (store.find("checkout.session", id) === undefined) return show(exchange);
  const form = new URLSearchParams(await readBody());
  const action = form.get("action");
  if (action === "pay" || action === "decline") press(store, id, action, form.get("card"));
  return redirect(next(exchange, action));
}

/** Where a person is sent after pressing a button. */
function next({ store, id }: Exchange, action: string | null): string {
  const session = store.find("checkout.session", id);
  if (session !== undefined && action === "pay" && session.status === "complete") return successUrl(session);
  if (session !== undefined && action === "leave") return session.cancel_url ?? `/c/pay/${id}`;
  return `/c/pay/${id}`;
}

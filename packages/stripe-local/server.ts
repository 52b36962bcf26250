import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  BodyTooLarge,
  listen,
  readBody,
  sendHtml,
  sendJson,
  type JsonAnswer,
  type RunningServer,
} from "../local-service/http.ts";
import { Webhooks, type Endpoint, type SignedEndpoint } from "../local-service/webhooks.ts";
import { answerApi } from "./api.ts";
import { ApiError } from "./errors.ts";
import { Expiry } from "./expiry.ts";
import { answerDispute, answerFraudWarning, answerOutcome, answerPayments, press } from "./local-api.ts";
import { checkoutPage, paymentsPage, successUrl, unknownPage } from "./page.ts";
import { intentOf } from "./sessions.ts";
import { Store } from "./store.ts";

/** `Stripe-Signature` as https://docs.stripe.com/webhooks#verify-manually has it. */
function signatureHeader(body: string, secret: string, timestampSeconds: number): string {
  const signature = createHmac("sha256", secret).update(`${timestampSeconds}.${body}`).digest("hex");
  return `t=${timestampSeconds},v1=${signature}`;
}

const signed = ({ url, secret }: Endpoint): SignedEndpoint => ({
  url,
  headersOf: (body) => ({
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": signatureHeader(body, secret, Math.floor(Date.now() / 1000)),
  }),
});

/** Stripe on this machine, its state under `directory`. Events go to `webhook` when given. */
export async function startStripe(options: {
  port: number;
  directory: string;
  webhook?: Endpoint;
}): Promise<RunningServer> {
  const store = new Store(options.directory);
  const webhooks = new Webhooks(store.events, options.webhook && signed(options.webhook));
  const expiry = new Expiry(store, () => webhooks.poke());
  let closing = false;
  const server = await listen(options.port, (request, response) => {
    void serve(store, request, response).finally(() => {
      if (request.method === "GET" || closing) return;
      webhooks.poke();
      expiry.poke();
    });
  });
  return {
    port: server.port,
    close: async () => {
      closing = true;
      webhooks.stop();
      expiry.stop();
      await server.close();
      store.close();
    },
  };
}

async function serve(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    if (url.pathname.startsWith("/v1/")) await serveApi(store, request, response, url);
    else if (url.pathname.startsWith("/c/pay/"))
      await servePage(store, request, response, url.pathname.slice("/c/pay/".length));
    else if (url.pathname.startsWith("/_local/")) sendJson(response, await local(store, request, url.pathname));
    else if (url.pathname === "/") sendHtml(response, 200, paymentsPage(store.all("payment_intent")));
    else sendJson(response, { status: 404, body: { error: "nothing is served at this path" } });
  } catch (error) {
    if (error instanceof ApiError) return sendJson(response, { status: error.status, body: { error: error.body } });
    if (error instanceof BodyTooLarge) return sendJson(response, { status: 413, body: refusal(error.message) });
    if (request.readableAborted || request.destroyed) return; // whoever asked has hung up
    console.error(error);
    if (!response.headersSent)
      sendJson(response, { status: 500, body: { error: { type: "api_error", message: "An unknown error occurred" } } });
  }
}

const refusal = (message: string) => ({ error: { type: "invalid_request_error", message } });

async function serveApi(store: Store, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const publicUrl = `http://127.0.0.1:${request.socket.localPort}`;
  const answer = await answerApi(store, request, url, publicUrl, () => readBody(request));
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

async function servePage(store: Store, request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  const session = store.find("checkout.session", id);
  if (session === undefined) return sendHtml(response, 404, unknownPage());
  if (request.method !== "POST") return sendHtml(response, 200, checkoutPage(session, intentOf(store, session)));
  const form = new URLSearchParams(await readBody(request));
  const action = form.get("action");
  if (action === "pay" || action === "decline") press(store, id, action, form.get("card"));
  response.writeHead(303, { location: next(store, id, action) }).end();
}

/** Where a person stands after pressing a button. */
function next(store: Store, id: string, action: string | null): string {
  const session = store.find("checkout.session", id);
  if (session !== undefined && action === "pay" && session.status === "complete") return successUrl(session);
  if (session !== undefined && action === "leave") return session.cancel_url ?? `/c/pay/${id}`;
  return `/c/pay/${id}`;
}

async function local(store: Store, request: IncomingMessage, path: string): Promise<JsonAnswer> {
  const id = /^\/_local\/checkout\/([^/]+)$/.exec(path)?.[1];
  if (id !== undefined && request.method === "POST") return answerOutcome(store, id, await readBody(request));
  const [, payment = "", trouble] = /^\/_local\/payments\/([^/]+)\/(dispute|fraud-warning)$/.exec(path) ?? [];
  if (trouble !== undefined && request.method === "POST")
    return (trouble === "dispute" ? answerDispute : answerFraudWarning)(store, payment);
  if (path === "/_local/payments" && request.method === "GET") return answerPayments(store);
  return { status: 404, body: { error: "nothing is served at this path" } };
}

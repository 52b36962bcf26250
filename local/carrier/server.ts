import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  BodyTooLarge,
  listen,
  readBody,
  sendHtml,
  sendJson,
  type RunningServer,
} from "../../packages/local-service/http.ts";
import { Webhooks, type Endpoint, type SignedEndpoint } from "../../packages/local-service/webhooks.ts";
import { answerApi } from "./api.ts";
import { answerScan, answerShipments, isTrackerStatus } from "./local-api.ts";
import { labelImage, shipmentsPage, trackingPage, unknownPage } from "./page.ts";
import { Store } from "./store.ts";
import { scan } from "./trackers.ts";

/** `X-Hmac-Signature` as the client's `Utils.validateWebhook` checks it. */
const signed = ({ url, secret }: Endpoint): SignedEndpoint => ({
  url,
  headersOf: (body) => {
    const digest = createHmac("sha256", secret.normalize("NFKD")).update(body).digest("hex");
    return { "user-agent": "EasyPost/v2 webhooks", "x-hmac-signature": `hmac-sha256-hex=${digest}` };
  },
});

/** A carrier on this machine that speaks EasyPost's API, its state under `directory`. Events go to `webhook` when given. */
export async function startCarrier(options: {
  port: number;
  directory: string;
  webhook?: Endpoint;
}): Promise<RunningServer> {
  const store = new Store(options.directory);
  const webhooks = new Webhooks(store.events, options.webhook && signed(options.webhook));
  const server = await listen(options.port, (request, response) => {
    void serve(store, request, response).finally(() => request.method === "POST" && webhooks.poke());
  });
  return {
    port: server.port,
    close: async () => {
      webhooks.stop();
      await server.close();
      store.close();
    },
  };
}

async function serve(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    const body = await readBody(request);
    answer(store, request, response, url, body);
  } catch (error) {
    if (request.readableAborted || request.destroyed) return; // the caller has hung up
    const tooLarge = error instanceof BodyTooLarge;
    if (!tooLarge) console.error(error);
    const problem = {
      code: tooLarge ? "PAYLOAD_TOO_LARGE" : "INTERNAL_SERVER_ERROR",
      message: String(error),
      errors: [],
    };
    if (!response.headersSent) sendJson(response, { status: tooLarge ? 413 : 500, body: { error: problem } });
  }
}

function answer(store: Store, request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
  const [, area, name = ""] = /^\/([^/]*)(?:\/(.*))?$/.exec(url.pathname) ?? [];
  if (area === "v2") sendJson(response, answerApi(store, request, url, body));
  else if (area === "_local") sendJson(response, answerLocal(store, request.method, name, body));
  else if (area === "labels") sendLabel(store, response, name);
  else if (area === "track") serveParcel(store, request, response, name, body);
  else if (area === "") sendHtml(response, 200, shipmentsPage(store.all("Shipment").filter(isBought).toReversed()));
  else sendJson(response, NOTHING_HERE);
}

const NOTHING_HERE = { status: 404, body: { error: "nothing is served at this path" } } as const;
const isBought = ({ tracking_code }: { readonly tracking_code: string | null }) => tracking_code !== null;

function answerLocal(store: Store, method: string | undefined, path: string, body: string) {
  const code = /^trackers\/([^/]+)$/.exec(path)?.[1];
  if (code !== undefined && method === "POST") return answerScan(store, decodeURIComponent(code), body);
  if (path === "shipments" && method === "GET") return answerShipments(store);
  return NOTHING_HERE;
}

function sendLabel(store: Store, response: ServerResponse, file: string): void {
  const shipment = store.find("Shipment", file.replace(/\.svg$/, ""));
  if (shipment === undefined || !isBought(shipment)) return sendHtml(response, 404, unknownPage());
  const headers = { "content-type": "image/svg+xml", "content-security-policy": "default-src 'none'" };
  response.writeHead(200, headers).end(labelImage(shipment));
}

/** The page of a parcel; a POST is a button on it. */
function serveParcel(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
  code: string,
  body: string,
): void {
  const tracker = store.find("Tracker", code);
  if (tracker === undefined) return sendHtml(response, 404, unknownPage());
  const status = request.method === "POST" ? new URLSearchParams(body).get("status") : null;
  if (isTrackerStatus(status)) store.transaction(() => scan(store, code, status));
  if (request.method === "POST") return void response.writeHead(303, { location: `/track/${code}` }).end();
  const shipment = tracker.shipment_id === null ? undefined : store.find("Shipment", tracker.shipment_id);
  sendHtml(response, 200, trackingPage(tracker, shipment));
}

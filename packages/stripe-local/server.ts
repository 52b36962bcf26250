import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { BodyTooLarge, listen, type RunningServer } from "../local-service/http.ts";
import { Webhooks, type Endpoint, type SignedEndpoint } from "../local-service/webhooks.ts";
import { dispatcher, json, type Reply } from "./dispatch.ts";
import { ApiError } from "./errors.ts";
import { Expiry } from "./expiry.ts";
import { routes } from "./routes.ts";
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

/** Stripe on this machine, its state under `directory`. Events go to `webhook` when given; pages name the `merchant`. */
export async function startStripe(options: {
  port: number;
  directory: string;
  webhook?: Endpoint;
  merchant?: string;
}): Promise<RunningServer> {
  const { merchant = "Test shop" } = options;
  const store = new Store(options.directory);
  const webhooks = new Webhooks(store.events, options.webhook && signed(options.webhook));
  const expiry = new Expiry(store, () => webhooks.poke());
  const dispatch = dispatcher(routes, { store, merchant });
  let closing = false;
  const server = await listen(options.port, (request, response) => {
    void serve(dispatch, request, response).finally(() => {
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

async function serve(
  dispatch: (request: IncomingMessage) => Promise<Reply>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await dispatch(request).catch((error: unknown) => failed(error, request));
  if (!response.headersSent && !response.destroyed) reply(response);
}

function failed(error: unknown, request: IncomingMessage): Reply {
  if (error instanceof ApiError) return json(error.status, { error: error.body });
  if (error instanceof BodyTooLarge)
    return json(413, { error: { type: "invalid_request_error", message: error.message } });
  if (!request.readableAborted) console.error(error); // else the caller has hung up
  return json(500, { error: { type: "api_error", message: "An unknown error occurred" } });
}

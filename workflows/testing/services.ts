import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { LOCAL_CHAIN } from "../../local/beacon/chain.ts";
import { startBeacon } from "../../local/beacon/server.ts";
import { startCarrier } from "../../local/carrier/server.ts";
import { startDynamo } from "../../local/dynamodb/server.ts";
import { startStripe } from "../../packages/stripe-local/server.ts";
import { spawnProgram } from "../../local/testing/program.ts";
import { tableSchema } from "@/infra/table-schema";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { receiveCarrierEvent } from "@/lib/shop/carrier-events/server";
import { dropFileSchema, type DropFile } from "@/lib/shop/drop/schema";
import { seedDrop } from "@/lib/shop/drop/seed";
import { receiveStripeEvent } from "@/lib/shop/order/webhook";

/** Everything a workflow touches but the engine that runs it: the real protocols, on free ports. */
export interface Services {
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stripeUrl: string;
  readonly carrierUrl: string;
  subjects(to: string): Promise<string[]>;
  /** What all mails to this address say, in one. */
  texts(to: string): Promise<string>;
  lastToken(to: string): Promise<string>;
  stop(): Promise<void>;
}

const WEBHOOK_SECRET = "whsec_workflow_tests";
const DROP = dropFileSchema.parse({
  dropId: "test-drop",
  name: "Test",
  opensAt: "2020-01-01T00:00:00Z",
  closesAt: "2100-01-01T00:00:00Z",
  price: { amountMinor: 12_345, currency: "EUR" },
  delivery: { amountMinor: 0, currency: "EUR" },
  shipsTo: ["DE"],
  packing: "automatic",
  proof: "under_pressure",
  paymentWindowSeconds: 3600,
  mode: "first_come",
  sizes: [
    { size: "42", pairs: 50 },
    { size: "43", pairs: 60 },
    { size: "48", pairs: 1 },
    { size: "44", pairs: 2000 },
  ],
});

async function listenForEvents(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const { "stripe-signature": ofStripe, "x-hmac-signature": ofCarrier } = request.headers;
      if (ofCarrier === undefined) await receiveStripeEvent(body, String(ofStripe));
      else await receiveCarrierEvent(body, String(ofCarrier));
    })().then(
      () => response.writeHead(200).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

interface Mail {
  readonly destination: { readonly to: readonly string[] };
  readonly subject: string;
  readonly body: { readonly text: string };
}

/** Starts the services, points this process's environment at them and puts a small drop on sale. */
export async function startServices(drop: Partial<DropFile> = {}): Promise<Services> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "quantasneaks-workflows-"));
  const events = await listenForEvents();
  const tableName = "workflow-tests";
  const dynamo = await startDynamo({
    port: 0,
    directory: path.join(dataDir, "dynamodb"),
    tableName,
    schema: tableSchema,
  });
  const mail = await spawnProgram("mail", ["--data", path.join(dataDir, "mail")]); // one mailbox a process
  const webhook = { url: events.url, secret: WEBHOOK_SECRET };
  const stripe = await startStripe({ port: 0, directory: path.join(dataDir, "stripe"), webhook });
  const carrier = await startCarrier({ port: 0, directory: path.join(dataDir, "carrier"), webhook });
  const beacon = await startBeacon({ port: 0 });
  const environment = {
    TABLE_NAME: tableName,
    SITE_URL: "http://shop.test",
    MAIL_FROM: "Shop <shop@shop.test>",
    AUTH_SECRET: "a secret of the workflow tests, 32 characters",
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: `http://127.0.0.1:${stripe.port}`,
    EASYPOST_API_KEY: "EZTKlocal",
    EASYPOST_WEBHOOK_SECRET: WEBHOOK_SECRET,
    EASYPOST_API_URL: `http://127.0.0.1:${carrier.port}/v2/`,
    BEACON_URL: `http://127.0.0.1:${beacon.port}`,
    BEACON_CHAIN: LOCAL_CHAIN.hash,
    WAREHOUSE_ADDRESS: JSON.stringify(exampleAddress),
    WORDS_MODEL: "template",
    WORDS_API_URL: "",
    WORDS_API_KEY: "none",
    REGISTRATION_FUNCTION: "registration:$LATEST",
    PASSWORD_RESET_FUNCTION: "password-reset:$LATEST",
    INVITATION_FUNCTION: "invitation:$LATEST",
    ORDER_FUNCTION: "order:$LATEST",
    DROP_FUNCTION: "drop:$LATEST",
    DRAW_FUNCTION: "draw:$LATEST",
    RETURN_FUNCTION: "return:$LATEST",
    RECONCILIATION_FUNCTION: "reconciliation:$LATEST",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamo.port}`,
    AWS_ENDPOINT_URL_SESV2: mail.url,
  };
  Object.assign(process.env, environment);
  await seedDrop({ ...DROP, ...drop });

  const mails = async (to: string): Promise<Mail[]> => {
    const { emails } = (await (await fetch(`${mail.url}/store`)).json()) as { emails: Mail[] };
    return emails.filter(({ destination }) => destination.to.includes(to));
  };
  return {
    dataDir,
    environment,
    stripeUrl: `http://127.0.0.1:${stripe.port}`,
    carrierUrl: `http://127.0.0.1:${carrier.port}`,
    subjects: async (to) => (await mails(to)).map(({ subject }) => subject),
    texts: async (to) => (await mails(to)).map(({ body }) => body.text).join("\n"),
    lastToken: async (to) => {
      const tokens = (await mails(to)).map(({ body }) => /token=(\S+)/.exec(body.text)?.[1]);
      return tokens.findLast((token) => token !== undefined) ?? "";
    },
    stop: async () => {
      await Promise.all([
        stripe.close(),
        carrier.close(),
        beacon.close(),
        mail.kill("SIGTERM"),
        dynamo.close(),
        events.close(),
      ]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

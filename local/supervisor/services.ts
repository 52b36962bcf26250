import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { programFile } from "../programs.ts";
import { siteEnvironment, TABLE_NAME } from "./environment.ts";
import type { Secrets } from "./secrets.ts";
import type { ServiceSpec } from "./service.ts";
import type { Settings } from "./settings.ts";

/**
 * Megabytes of the young generation. These answer one developer: a small one costs them nothing and saves some 15 MB each.
 * The table answers a crowd: with 1 an update costs it a third more.
 */
const SEMI_SPACE = { mail: 1, stripe: 1, carrier: 1, beacon: 1, dynamodb: 4, lambda: undefined } as const;

export type Mode = "dev" | "start";

type Environment = Readonly<Record<string, string>>;

/** The cloud's services, none of which needs another to start. */
export function cloudServices(settings: Settings, secrets: Secrets, base: Environment, mode: Mode): ServiceSpec[] {
  const { root, dataDir, ports } = settings;
  const service = (name: keyof typeof SEMI_SPACE, args: readonly string[], env: Environment = {}): ServiceSpec => ({
    name,
    args: [
      ...(SEMI_SPACE[name] === undefined ? [] : [`--max-semi-space-size=${SEMI_SPACE[name]}`]),
      programFile(root, name),
      "--port",
      String(ports[name]),
      "--data",
      path.join(dataDir, name),
      ...args,
    ],
    cwd: root,
    env: { ...base, ...env },
    ready: "listening",
  });
  const webhooks = `http://127.0.0.1:${ports.site}/api/webhooks`;
  const payments = {
    STRIPE_WEBHOOK_URL: `${webhooks}/stripe`,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
  };
  const parcels = {
    EASYPOST_WEBHOOK_URL: `${webhooks}/carrier`,
    EASYPOST_WEBHOOK_SECRET: secrets.carrierWebhookSecret,
  };
  return [
    {
      ...service("lambda", ["--manifest", manifestFile(settings), ...(mode === "dev" ? ["--watch"] : [])]),
      lastWordsMs: 400, // its workers may still note what they have done
    },
    service("dynamodb", ["--table", TABLE_NAME]),
    service("stripe", ["--merchant", "QuantaSneaks"], payments),
    service("carrier", [], parcels),
    service("beacon", []),
    service("mail", []),
  ];
}

export const manifestFile = (settings: Settings) => path.join(settings.dataDir, "functions.json");

export function siteService(settings: Settings, secrets: Secrets, base: Environment, mode: Mode): ServiceSpec {
  const { root, ports } = settings;
  const port = ["--port", String(ports.site)];
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  return {
    name: "site",
    args:
      mode === "start"
        ? [path.join(root, "local", "site", "main.ts"), ...port]
        : [next, "dev", "--hostname", "127.0.0.1", ...port],
    cwd: root,
    env: { ...base, ...siteEnvironment(settings, secrets) },
    // under `dev` every route is compiled when it is first asked for: ask for the one that people see first
    ready: () => answers(`http://127.0.0.1:${ports.site}${mode === "dev" ? "/" : "/api/health"}`),
  };
}

/** Resolves at the first HTTP answer, whatever it says. */
async function answers(url: string): Promise<void> {
  while (!(await answersNow(url))) await sleep(100);
}

function answersNow(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false }, (response) => {
      response.resume();
      response.once("end", () => resolve(true));
      response.once("error", () => resolve(false));
    });
    request.once("error", () => resolve(false));
  });
}

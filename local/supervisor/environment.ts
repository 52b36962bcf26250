import nodePath from "node:path";
import { siteEnvironment as siteVariables, type CatalogFunction, type FunctionName } from "../../workflows/catalog.ts";
import type { Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

type Environment = Record<string, string>;

/** A value for every variable that an entry of the catalog can list. */
export type FunctionVariables = Readonly<Record<CatalogFunction["environment"][number], string>>;

const WAREHOUSE = {
  name: "QuantaSneaks",
  line1: "Am Sandtorkai 30",
  postalCode: "20457",
  city: "Hamburg",
  country: "DE",
};

/** The chain of local/beacon: its key is of a fixed seed. */
export const LOCAL_BEACON_CHAIN = "fb7793c32d7667eca09549438de6a169c1fd053a847a9e8c1b425e22bd387d55";

export const TABLE_NAME = "quantasneaks";
export const STAFF_EMAIL = "fulfillment@quantasneaks.test";
export const SECOND_STAFF_EMAIL = "grace@quantasneaks.test";

/** What lib/platform/env.ts asks for, pointed at this machine. The site and each function get what the catalog lists for them. */
export function appEnvironment({ ports, proxyHops, words }: Settings, secrets: Secrets) {
  return {
    SITE_URL: `http://localhost:${ports.site}`,
    TABLE_NAME,
    MAIL_FROM: "QuantaSneaks <hello@quantasneaks.test>",
    AUTH_SECRET: secrets.authSecret,
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    STRIPE_API_URL: `http://127.0.0.1:${ports.stripe}`,
    EASYPOST_API_KEY: "EZTKlocal",
    EASYPOST_WEBHOOK_SECRET: secrets.carrierWebhookSecret,
    EASYPOST_API_URL: `http://127.0.0.1:${ports.carrier}/v2/`,
    BEACON_URL: `http://127.0.0.1:${ports.beacon}`,
    BEACON_CHAIN: LOCAL_BEACON_CHAIN,
    WAREHOUSE_ADDRESS: JSON.stringify(WAREHOUSE),
    WORDS_MODEL: words.model,
    WORDS_API_URL: words.url,
    WORDS_API_KEY: words.key,
    REGISTRATION_FUNCTION: latest("registration"),
    PASSWORD_RESET_FUNCTION: latest("password-reset"),
    INVITATION_FUNCTION: latest("invitation"),
    RETURN_FUNCTION: latest("return"),
    ORDER_FUNCTION: latest("order"),
    DROP_FUNCTION: latest("drop"),
    DRAW_FUNCTION: latest("draw"),
    RECONCILIATION_FUNCTION: latest("reconciliation"),
    CALLER_HEADER: "x-forwarded-for",
    PROXY_HOPS: String(proxyHops),
  } satisfies FunctionVariables & Environment;
}

const latest = (name: FunctionName) => `${name}:$LATEST`;

/** The AWS SDK's own variables: its clients find this machine's services by them and nothing else. */
export function awsEnvironment({ ports }: Settings): Environment {
  return {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_MAX_ATTEMPTS: "6",
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${ports.lambda}`,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${ports.dynamodb}`,
    AWS_ENDPOINT_URL_SESV2: `http://127.0.0.1:${ports.mail}`,
  };
}

export function siteEnvironment(settings: Settings, secrets: Secrets): Environment {
  const app = appEnvironment(settings, secrets);
  return {
    ...Object.fromEntries(siteVariables.map((name) => [name, app[name]])),
    ...awsEnvironment(settings),
    NEXTAUTH_URL: app.SITE_URL,
    NEXTAUTH_SECRET: app.AUTH_SECRET,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

const OURS =
  /^(AWS_|STRIPE_|EASYPOST_|NEXTAUTH_|BEACON_|WORDS_|npm_)|^(AUTH_SECRET|STAFF_PASSWORD|DROP_FILE|LOCAL_DATA_DIR|NODE_ENV|PORT|\w+_PORT|MAIL_FROM|SITE_URL|WAREHOUSE_ADDRESS)$/;

/** The person's own environment without what is ours to give: no child sees a secret it was not handed. */
export function baseEnvironment(environment: Readonly<Record<string, string | undefined>>): Environment {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !OURS.test(entry[0]),
  );
  const path = [nodePath.dirname(process.execPath), environment["PATH"]].filter(Boolean).join(nodePath.delimiter);
  return { ...Object.fromEntries(kept), PATH: path }; // whatever calls itself `node` below us is the Node we run on
}

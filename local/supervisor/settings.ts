import { readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "./user-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Every port with the variable that moves it and what listens there. */
export const PORTS = {
  site: { variable: "PORT", fallback: 3000, what: "the store" },
  lambda: { variable: "LAMBDA_PORT", fallback: 3001, what: "the Lambda server" },
  dynamodb: { variable: "DYNAMODB_PORT", fallback: 8000, what: "the database" },
  mail: { variable: "SES_PORT", fallback: 8005, what: "the mailbox" },
  stripe: { variable: "STRIPE_PORT", fallback: 4242, what: "the payment page" },
  carrier: { variable: "CARRIER_PORT", fallback: 4243, what: "the carrier" },
  /** None but the workflows ask it: any free one, unless the person says which. */
  beacon: { variable: "BEACON_PORT", fallback: 0, what: "the randomness beacon" },
} as const;

export type ServiceName = keyof typeof PORTS;

export interface Settings {
  readonly root: string;
  readonly dataDir: string;
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** Proxies between the caller and the site; with none, what the caller says of its address counts for nothing. */
  readonly proxyHops: number;
  /** Who writes the explanations of risk: `template`, or a language model and where it answers. */
  readonly words: { readonly model: string; readonly url: string; readonly key: string };
  /** Undefined: one is generated and kept. */
  readonly staffPassword: string | undefined;
  /** What `DROP_FILE` holds; the seed function judges it. */
  readonly drop: unknown;
}

/** Reads CONTRACT.md's variables. Throws a UserError that names the variable at fault. */
export function readSettings(environment: Environment, root: string, from: string): Settings {
  return {
    root,
    dataDir: path.resolve(root, environment["LOCAL_DATA_DIR"] || ".local"),
    ports: readPorts(environment),
    proxyHops: readProxyHops(environment["PROXY_HOPS"] || "0"),
    words: readWords(environment),
    staffPassword: environment["STAFF_PASSWORD"] || undefined,
    drop: environment["DROP_FILE"] ? readDrop(path.resolve(from, environment["DROP_FILE"])) : undefined,
  };
}

function readWords(environment: Environment): Settings["words"] {
  const { WORDS_MODEL: model = "template", WORDS_API_URL: url = "", WORDS_API_KEY: key } = environment;
  if (!/^(template|(bedrock|openai-compatible):\S{1,200})$/.test(model || "template"))
    throw new UserError(`WORDS_MODEL must be template, bedrock:<model> or openai-compatible:<model>, not "${model}".`);
  if ((model.startsWith("openai-compatible:") || url !== "") && !URL.canParse(url))
    throw new UserError(
      `WORDS_API_URL must be where ${model} answers, such as http://127.0.0.1:11434/v1, not "${url}".`,
    );
  return { model: model || "template", url, key: key || "none" };
}

function readProxyHops(text: string): number {
  if (!/^[0-9]$/.test(text)) throw new UserError(`PROXY_HOPS must be a number from 0 to 9, not "${text}".`);
  return Number(text);
}

function readPorts(environment: Environment): Record<ServiceName, number> {
  const entries = Object.entries(PORTS).map(([name, { variable, fallback }]) => {
    const text = environment[variable] || String(fallback);
    const port = Number(text);
    if (port !== fallback && (!Number.isInteger(port) || port < 1 || port > 65_535))
      throw new UserError(`${variable} must be a port from 1 to 65535, not "${text}".`);
    return [name, port] as const;
  });
  refuseShared(entries as [ServiceName, number][]);
  return Object.fromEntries(entries) as Record<ServiceName, number>;
}

function refuseShared(ports: readonly (readonly [ServiceName, number])[]): void {
  for (const [index, [name, port]] of ports.entries()) {
    const twin = ports.slice(index + 1).find(([, other]) => other === port);
    if (twin)
      throw new UserError(
        `${PORTS[name].variable} and ${PORTS[twin[0]].variable} are both ${port}: give each its own.`,
      );
  }
}

function readDrop(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UserError(
      `DROP_FILE ${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

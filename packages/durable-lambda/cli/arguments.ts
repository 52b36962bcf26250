import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { PACKAGE } from "../packaged.ts";
import { UserError } from "./user-error.ts";

export interface Arguments {
  /** Sources whose exported handlers are served; none with a manifest. */
  readonly files: readonly string[];
  readonly manifest: string | undefined;
  readonly port: number;
  readonly dataDir: string;
  readonly watch: boolean;
  readonly check: boolean;
  readonly strict: boolean;
}

export const USAGE = `durable-lambda: AWS Lambda durable functions on this machine

  durable-lambda dev FILE...         serves the durable handlers that the files export, and watches them
  durable-lambda --manifest FILE     serves the functions that a manifest lists

  --port PORT   3001 by default; 0: any free port
  --data DIR    where the journal is kept, .durable-lambda by default
  --watch       publishes a new version of a function when its sources change
  --no-strict   takes what AWS refuses: unqualified invocations of durable functions, synchronous ones with an
                executionTimeout over 15 minutes, and needless tenants
  --check       refuses to start while a function does not build, or lacks its export
  --version     says which version this is

  LAMBDA_PORT is the port where no --port is given. More: REFERENCE.md of this package`;

const OPTIONS = {
  manifest: { type: "string" },
  port: { type: "string" },
  data: { type: "string", default: ".durable-lambda" },
  watch: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  strict: { type: "boolean", default: true },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** What the command line asks for; `--help` and `--version` are answered, and end the process. Throws a UserError. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given);
  if (values.help) answer(USAGE);
  if (values.version) answer(version());
  const [command, ...files] = positionals;
  if (command !== undefined && command !== "dev") throw new UserError(`there is no command ${command}: see --help`);
  const { manifest, data, check, strict } = values;
  const isDev = command === "dev";
  if (isDev && manifest !== undefined) throw new UserError(NOT_BOTH);
  if (!isDev && manifest === undefined) throw new UserError(EITHER);
  if (isDev && files.length === 0) throw new UserError("name the files: durable-lambda dev src/order.ts");
  const port =
    values.port === undefined
      ? portOf(process.env["LAMBDA_PORT"] || "3001", "LAMBDA_PORT")
      : portOf(values.port, "--port");
  return { files, manifest, port, dataDir: data, watch: values.watch || isDev, check, strict };
}

const MAX_PORT = 65_535;
const EITHER = "say what to serve: durable-lambda dev src/order.ts, or --manifest FILE (see --help)";
const NOT_BOTH = "dev finds the functions of files, --manifest lists them: take one of the two";

function answer(text: string): never {
  console.log(text);
  process.exit(0);
}

function version(): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };
  return version;
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true, allowNegative: true });
  } catch (cause) {
    const [problem] = (cause as Error).message.split(/\. |\.?\n/);
    throw new UserError(`${problem}: see --help`, { cause });
  }
}

function portOf(text: string, from: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new UserError(`${from} ${text} is no port: it is a number up to ${MAX_PORT}, or 0 for any free one`);
}

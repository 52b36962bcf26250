import { parseArgs } from "node:util";
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
  --check       refuses to start while a function does not build, or lacks its export`;

const OPTIONS = {
  manifest: { type: "string" },
  port: { type: "string" },
  data: { type: "string", default: ".durable-lambda" },
  watch: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  strict: { type: "boolean", default: true },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What the command line asks for; `--help` is answered, and ends the process. Throws a UserError. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given);
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const [command, ...files] = positionals;
  if (command !== undefined && command !== "dev") throw new UserError(`there is no command ${command}: see --help`);
  const { manifest, data, check, strict } = values;
  const isDev = command === "dev";
  if (isDev === (manifest !== undefined)) throw new UserError(EITHER);
  if (isDev && files.length === 0) throw new UserError("name the files: durable-lambda dev src/order.ts");
  const port = portOf(values.port ?? process.env["LAMBDA_PORT"] ?? "3001");
  return { files, manifest, port, dataDir: data, watch: values.watch || isDev, check, strict };
}

const EITHER = "say what to serve: durable-lambda dev src/order.ts, or --manifest FILE (see --help)";

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true, allowNegative: true });
  } catch (cause) {
    const [problem] = (cause as Error).message.split(". ");
    throw new UserError(`${problem}: see --help`, { cause });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UserError(`--port ${text} is no port: it is a number up to 65535, or 0 for any free one`);
}

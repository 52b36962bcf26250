import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DurableLambdaError } from "./http.ts";
import { MAX_TIMER_SECONDS } from "../limits.ts";

export interface FunctionOptions {
  /** A file, as a path or URL, and after `#` the export: `handler` without one. A relative path is taken from the working directory. */
  readonly handler: string | URL;
  /** Seconds that one invocation may take, 1 to 900. 60 by default. */
  readonly timeout?: number;
  /** Seconds and days; by default a year, and 14 days. `null`: an ordinary function. */
  readonly durable?: { readonly executionTimeout?: number; readonly retentionDays?: number } | null;
  /** Variables of the handler, on top of this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether every invocation must name a tenant. */
  readonly tenantIsolation?: boolean;
}

export interface DurableLambdaOptions {
  /** By name: what to serve. This, or `manifest`. */
  readonly functions?: Readonly<Record<string, string | URL | FunctionOptions>>;
  /** A manifest's file. */
  readonly manifest?: string;
  /** Any free one by default. */
  readonly port?: number;
  /** Where the journal is kept. By default a temporary folder, which `close` deletes. */
  readonly dataDir?: string;
  /** Refuses invocations that AWS refuses (unqualified, or synchronous and long), as the command does. True by default. */
  readonly strict?: boolean;
  /** Publishes a new version of a function when its sources change. */
  readonly watch?: boolean;
  /** Takes what the server and the handlers print, a line at a time. By default it is printed here. */
  readonly onOutput?: (line: string) => void;
  /**
   * Milliseconds that a result or a callback is waited for. 30,000 by default; in Vitest until just before the test's own time is over,
   * which is counted from before its `beforeEach`; of tests that run beside each other, the last one's.
   */
  readonly patienceMs?: number;
}

/** What a manifest says of these functions. */
export function manifestOf(functions: NonNullable<DurableLambdaOptions["functions"]>): object {
  const entries = Object.entries(functions).map(([name, given]) => [name, functionOf(name, given)]);
  return { functions: Object.fromEntries(entries) as object };
}

function functionOf(name: string, given: string | URL | FunctionOptions): object {
  if (!isOptions(given) && typeof given !== "string" && !(given instanceof URL))
    throw new DurableLambdaError(`functions.${name} needs a handler: a file, as a path or URL`); // from plain JavaScript
  const { handler, timeout = 60, durable = {}, ...rest } = isOptions(given) ? given : { handler: given };
  const config = durable && { executionTimeout: MAX_TIMER_SECONDS, ...durable };
  return { handler: handlerOf(handler), timeout, durable: config, ...rest };
}

const isOptions = (given: string | URL | FunctionOptions): given is FunctionOptions =>
  typeof given === "object" && "handler" in given && !!given.handler;

function handlerOf(handler: string | URL): string {
  const { file, exportName } = typeof handler === "string" ? splitPath(handler) : splitUrl(handler);
  return `${file}#${exportName || "handler"}`;
}

function splitPath(path: string) {
  const [, file = "", exportName] = /^(.+?)(?:#([A-Za-z_$][\w$]*))?$/.exec(path) ?? []; // a folder may be called C#
  return { file: resolve(file), exportName };
}

function splitUrl(url: URL) {
  return { file: fileURLToPath(new URL(url.pathname, url)), exportName: url.hash.slice(1) };
}

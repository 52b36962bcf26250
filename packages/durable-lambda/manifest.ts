/** The list of functions to serve. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import * as z from "zod";
import { UserError } from "./cli/user-error.ts";
import { mistakeIn } from "./manifest-mistakes.ts";
import {
  DEFAULT_RETENTION_DAYS,
  MAX_FUNCTION_TIMEOUT_SECONDS,
  MAX_RETENTION_DAYS,
  MAX_TIMER_SECONDS,
} from "./limits.ts";

/** Editors on Windows write it. */
const BYTE_ORDER_MARK = /^\uFEFF/;
const NAME_RULE = "is no name of a function: letters, digits, - and _, 64 of them at most";

const durable = z.strictObject({
  executionTimeout: z.int().min(1).max(MAX_TIMER_SECONDS),
  retentionDays: z.int().min(1).max(MAX_RETENTION_DAYS).default(DEFAULT_RETENTION_DAYS),
});

const fn = z.strictObject({
  /** `/path/to/file.ts#export`; a relative path is taken from the manifest's folder. */
  handler: z.string().regex(/.#[A-Za-z_$][\w$]*$/, "must look like /path/handler.ts#export"),
  /** Seconds one invocation may take. */
  timeout: z.int().min(1).max(MAX_FUNCTION_TIMEOUT_SECONDS).default(3),
  /** null: an ordinary function. */
  durable: durable.nullable().default(null),
  /** Added to the server's own environment. */
  environment: z.record(z.string(), z.string()).default({}),
  /** Whether every invocation must name a tenant. */
  tenantIsolation: z.boolean().default(false),
});

const manifestSchema = z.strictObject({
  functions: z.record(z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, NAME_RULE), fn),
});

/** What there is beside a member that is unknown: in the manifest, in a function, in what makes it durable. */
const membersAt = (depth: number) => Object.keys([manifestSchema, manifestSchema, fn][depth]?.shape ?? durable.shape);

export interface FunctionConfig {
  readonly name: string;
  readonly file: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly durable: { readonly executionTimeout: number; readonly retentionDays: number } | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly tenantIsolation: boolean;
}

/** Reads and checks a manifest; throws a UserError that names every mistake. */
export function readManifest(file: string): Map<string, FunctionConfig> {
  const parsed = manifestSchema.safeParse(readJson(file));
  if (!parsed.success)
    throw new UserError(parsed.error.issues.map((issue) => `${file}: ${mistakeIn(issue, membersAt)}`).join("\n"));
  const base = dirname(resolve(file));
  return new Map(Object.entries(parsed.data.functions).map(([name, f]) => [name, functionConfig(name, f, base)]));
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new UserError(`there is no manifest ${file}: durable-lambda dev FILE... needs none`);
  if (statSync(file).isDirectory()) throw new UserError(`${file} is a folder: name the manifest in it`);
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(BYTE_ORDER_MARK, "")) as unknown;
  } catch (cause) {
    throw new UserError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function functionConfig(name: string, f: z.infer<typeof fn>, base: string): FunctionConfig {
  const split = f.handler.lastIndexOf("#");
  const path = f.handler.slice(0, split);
  return {
    name,
    file: isAbsolute(path) ? path : resolve(base, path),
    exportName: f.handler.slice(split + 1),
    timeoutSeconds: f.timeout,
    durable: f.durable,
    environment: f.environment,
    tenantIsolation: f.tenantIsolation,
  };
}

/** What AWS's tools and waiters ask of functions before they use them. */
import { parse } from "node:path";
import type { Engine } from "../engine/engine.ts";
import { MAX_FUNCTIONS_PAGE_ITEMS, MEMORY_MB } from "../limits.ts";
import type { FunctionConfig } from "../manifest.ts";
import { ACCOUNT, functionArn, parseFunctionReference } from "../wire/arn.ts";
import { markerOf } from "../wire/marker.ts";

const LATEST = "$LATEST";
const RUNTIME = `nodejs${process.versions.node.split(".")[0]}.x`;
/** Not said in a list (documentation of `ListFunctions`). */
const READY = { State: "Active", LastUpdateStatus: "Successful" };
const ARCHITECTURE = process.arch === "x64" ? "x86_64" : "arm64";

/** Throws ResourceNotFoundException. */
export async function functionConfiguration(engine: Engine, reference: string, qualifier?: string): Promise<object> {
  const { config, executedVersion } = await engine.registry.resolve(reference, qualifier);
  const wanted = parseFunctionReference(reference, qualifier);
  return { ...configuration(config, executedVersion, wanted.qualifier), ...READY };
}

/** Throws ResourceNotFoundException. */
export async function describeFunction(engine: Engine, reference: string, qualifier?: string): Promise<object> {
  return { Configuration: await functionConfiguration(engine, reference, qualifier), Code: {}, Tags: {} };
}

/** A page of all functions by name, each as `$LATEST`. */
export function listFunctions(engine: Engine, position = 0, maxItems = MAX_FUNCTIONS_PAGE_ITEMS): object {
  const all = [...engine.registry.functions.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const end = position + Math.min(maxItems, MAX_FUNCTIONS_PAGE_ITEMS);
  return {
    Functions: all.slice(position, end).map((config) => configuration(config, LATEST)),
    NextMarker: markerOf("functions", end < all.length ? end : undefined, engine.clock.now()),
  };
}

function configuration(config: FunctionConfig, version: string, qualifier?: string): object {
  const { name, durable } = config;
  return {
    FunctionName: name,
    FunctionArn: functionArn(name, qualifier),
    Runtime: RUNTIME,
    Role: `arn:aws:iam::${ACCOUNT}:role/durable-lambda`,
    Handler: `${parse(config.file).name}.${config.exportName}`,
    Description: "",
    Timeout: config.timeoutSeconds,
    MemorySize: MEMORY_MB,
    Version: version,
    Environment: { Variables: config.environment },
    PackageType: "Zip",
    Architectures: [ARCHITECTURE],
    ...(config.tenantIsolation && { TenancyConfig: { TenantIsolationMode: "PER_TENANT" } }),
    ...(durable && {
      DurableConfig: { RetentionPeriodInDays: durable.retentionDays, ExecutionTimeout: durable.executionTimeout },
    }),
  };
}

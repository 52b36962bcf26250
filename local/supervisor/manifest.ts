import path from "node:path";
import type { CatalogFunction } from "../../workflows/catalog.ts";
import type { FunctionVariables } from "./environment.ts";

/** The manifest of `packages/durable-lambda --manifest` for the catalog's functions. Seconds throughout. */
export function lambdaManifest<Name extends string>(
  catalog: Readonly<Record<Name, CatalogFunction>>,
  root: string,
  app: FunctionVariables,
  aws: Readonly<Record<string, string>>,
) {
  const entries = Object.entries<CatalogFunction>(catalog);
  const functions = entries.map(([name, entry]) => [name, manifestFunction(entry, root, app, aws)]);
  return { functions: Object.fromEntries(functions) as Record<Name, ReturnType<typeof manifestFunction>> };
}

function manifestFunction(
  { handler, invocationTimeoutSeconds, durable, environment }: CatalogFunction,
  root: string,
  app: FunctionVariables,
  aws: Readonly<Record<string, string>>,
) {
  return {
    handler: handlerFile(root, handler),
    timeout: invocationTimeoutSeconds,
    durable: durable
      ? { executionTimeout: durable.executionTimeoutSeconds, retentionDays: durable.retentionDays }
      : null,
    environment: { ...aws, ...Object.fromEntries(environment.map((variable) => [variable, app[variable]])) },
  };
}

/** `workflows/order/handler.handler` is `/repo/workflows/order/handler.ts#handler`. */
function handlerFile(root: string, handler: string): string {
  const dot = handler.lastIndexOf(".");
  return `${path.join(root, handler.slice(0, dot))}.ts#${handler.slice(dot + 1)}`;
}

import path from "node:path";

/** The fields of `workflows/catalog.ts` that this machine acts on. */
interface CatalogFunction {
  readonly handler: string;
  readonly invocationTimeoutSeconds: number;
  readonly environment: readonly string[];
  readonly durable?: { readonly executionTimeoutSeconds: number; readonly retentionDays: number };
  readonly everyMinutes?: number;
}

export type Catalog = Readonly<Record<string, CatalogFunction>>;

/** The manifest of CONTRACT.md for `node local/lambda/main.mjs --manifest`. Seconds throughout. */
export function lambdaManifest(
  catalog: Catalog,
  root: string,
  app: Readonly<Record<string, string>>,
  aws: Readonly<Record<string, string>>,
) {
  const functions = Object.entries(catalog).map(([name, entry]) => [
    name,
    {
      handler: handlerFile(root, entry.handler),
      timeout: entry.invocationTimeoutSeconds,
      durable: entry.durable
        ? { executionTimeout: entry.durable.executionTimeoutSeconds, retentionDays: entry.durable.retentionDays }
        : null,
      environment: { ...aws, ...pick(name, entry.environment, app) },
    },
  ]);
  return { functions: Object.fromEntries(functions) as Record<string, unknown> };
}

/** `workflows/order/handler.handler` is `/repo/workflows/order/handler.ts#handler`. */
function handlerFile(root: string, handler: string): string {
  const dot = handler.lastIndexOf(".");
  return `${path.join(root, handler.slice(0, dot))}.ts#${handler.slice(dot + 1)}`;
}

function pick(
  name: string,
  variables: readonly string[],
  app: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = variables.map((variable) => {
    const value = app[variable];
    if (value === undefined)
      throw new Error(`workflows/catalog.ts: ${name} asks for ${variable}, which local/ does not know`);
    return [variable, value] as const;
  });
  return Object.fromEntries(entries);
}

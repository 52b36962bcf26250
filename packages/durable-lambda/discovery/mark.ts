/** Marks what `withDurableExecution` returns, so that an exported handler can be told from another function. */
import type { Plugin } from "esbuild";

const SDK = "@aws/durable-execution-sdk-js";

/** Where the marked handlers are kept, in the process that loads the bundle. */
export const WRAPPED = Symbol.for("durable-lambda.wrapped");

const SOURCE = `
import * as sdk from "${SDK}";
export * from "${SDK}";
export const withDurableExecution = (...given) => {
  const handler = sdk.withDurableExecution(...given);
  (globalThis[Symbol.for("${WRAPPED.description}")] ??= new Set()).add(handler);
  return handler;
};
`;

export const markDurable: Plugin = {
  name: "mark-durable",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${SDK}$`) }, async ({ namespace, resolveDir, kind }) => {
      if (namespace === "marked") return undefined;
      const { errors } = await build.resolve(SDK, { namespace: "marked", resolveDir, kind });
      return errors.length > 0 ? { errors } : { path: SDK, namespace: "marked", pluginData: resolveDir };
    });
    build.onLoad({ filter: /.*/, namespace: "marked" }, ({ pluginData }) => ({
      contents: SOURCE,
      loader: "js",
      resolveDir: pluginData as string,
    }));
  },
};

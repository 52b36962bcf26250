/**
 * The AWS client that the durable SDK finds in a bundle. Invariants:
 * 1. Only the durable SDK's own import is answered so; the handler's imports find the real package.
 * 2. What the worker does not take the short way with (workers/inside/short-way.ts) goes through the real client, which
 *    is not loaded before. A client that the handler injects is used as it is.
 * 3. Older versions of the SDK ask it for its enumerations, too: they are the real ones, and load it.
 */
import type { Plugin } from "esbuild";

const CLIENT = "@aws-sdk/client-lambda";
const DURABLE_SDK = /[\\/]@aws[\\/]durable-execution-sdk-js[\\/]/;

const SOURCE = `
const real = () => require("${CLIENT}");
const shortWay = globalThis[Symbol.for("lambda.checkpoint")];
const command = (name) => class {
  constructor(input) { this.input = input; }
  get real() { return new (real()[name])(this.input); }
  resolveMiddleware(...args) { return this.real.resolveMiddleware(...args); }
};
for (const name of ["OperationAction", "OperationStatus", "OperationType"])
  Object.defineProperty(exports, name, { enumerable: true, get: () => real()[name] });
exports.CheckpointDurableExecutionCommand = command("CheckpointDurableExecutionCommand");
exports.GetDurableExecutionStateCommand = command("GetDurableExecutionStateCommand");
exports.LambdaClient = class {
  constructor(config) { this.config = config; }
  async send(command) {
    const isCheckpoint = command instanceof exports.CheckpointDurableExecutionCommand;
    return (isCheckpoint && (await shortWay?.(command.input))) || this.real.send(command.real);
  }
  get real() { return (this.client ??= new (real().LambdaClient)(this.config)); }
};
`;

export const shortClient: Plugin = {
  name: "short-client",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${CLIENT}$`) }, ({ importer, namespace, resolveDir }) =>
      namespace === "file" && DURABLE_SDK.test(importer)
        ? { path: CLIENT, namespace: "short", pluginData: resolveDir }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "short" }, ({ pluginData }) => ({
      contents: SOURCE,
      loader: "js",
      resolveDir: pluginData as string,
    }));
  },
};

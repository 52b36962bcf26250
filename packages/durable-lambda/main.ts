/** Command line: `node main.mjs --manifest FILE --port PORT --data DIR [--watch]`. */
import { flushCompileCache } from "node:module";
import { parseArgs } from "node:util";
import { startServer } from "./server.ts";

const { values } = parseArgs({
  options: {
    manifest: { type: "string" },
    port: { type: "string", default: process.env["LAMBDA_PORT"] ?? "3001" },
    data: { type: "string", default: ".local/lambda" },
    watch: { type: "boolean", default: false },
  },
});

/** After a moment, so that a server that is killed leaves it, too. */
const KEEP_COMPILED_AFTER_MS = 2000;

function explain(cause: unknown): string {
  const error = cause as NodeJS.ErrnoException;
  return error.code === "EADDRINUSE" ? `port ${values.port} is already in use` : error.message;
}

try {
  if (!values.manifest) throw new Error("--manifest FILE is needed");
  const options = { manifest: values.manifest, dataDir: values.data, port: Number(values.port), watch: values.watch };
  const server = await startServer(options);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGTERM", stop).once("SIGINT", stop).once("disconnect", stop);
  console.log(`lambda: listening on http://127.0.0.1:${server.port}`);
  setTimeout(flushCompileCache, KEEP_COMPILED_AFTER_MS).unref();
} catch (cause) {
  console.error(`lambda: ${explain(cause)}`);
  process.exit(1);
}

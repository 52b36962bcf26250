/** Command line: see cli/usage.ts. */
import { flushCompileCache } from "node:module";
import { readArguments } from "./cli/arguments.ts";
import { explain } from "./cli/explain.ts";
import { developmentManifest } from "./cli/dev.ts";
import { startServer } from "./server.ts";

/** After a moment, so that a server that is killed leaves it, too. */
const KEEP_COMPILED_AFTER_MS = 2000;

try {
  const { files, manifest, ...options } = readArguments(process.argv.slice(2));
  const list = developmentManifest(options.dataDir);
  const listed = manifest === undefined ? { manifest: await list(files), list } : { manifest };
  const server = await startServer({ ...options, ...listed });
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGTERM", stop).once("SIGINT", stop).once("disconnect", stop);
  console.log(`lambda: listening on http://127.0.0.1:${server.port}`);
  setTimeout(flushCompileCache, KEEP_COMPILED_AFTER_MS).unref();
} catch (cause) {
  for (const line of explain(cause).split("\n")) console.error(`lambda: ${line}`);
  process.exit(1);
}

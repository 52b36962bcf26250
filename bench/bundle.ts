import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");

/** Makes one file of a program that uses `lib`, for this Node. Resolves with its path. */
export async function bundle(entry: string): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), "bench-inside-")), "program.mjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  return outfile;
}

import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Stack } from "../e2e/support/stack.ts";
import { appEnvironment, awsEnvironment } from "../local/supervisor/environment.ts";
import { loadSecrets } from "../local/supervisor/secrets.ts";
import { readSettings } from "../local/supervisor/settings.ts";

const root = path.resolve(import.meta.dirname, "..");

async function bundle(entry: string): Promise<string> {
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

/** Runs a program that uses `lib`, with the environment of that store. Resolves with what it printed. */
export async function runInside(stack: Stack, entry: string, ...given: (string | number)[]): Promise<string> {
  const settings = readSettings(stack.env, root, root);
  const environment = { ...appEnvironment(settings, loadSecrets(settings.dataDir)), ...awsEnvironment(settings) };
  const { stdout } = await promisify(execFile)(process.execPath, [await bundle(entry), ...given.map(String)], {
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 27,
  });
  return stdout;
}

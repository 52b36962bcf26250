import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Stack } from "../../e2e/support/stack.ts";
import { appEnvironment, awsEnvironment } from "../../local/supervisor/environment.ts";
import { loadSecrets } from "../../local/supervisor/secrets.ts";
import { readSettings } from "../../local/supervisor/settings.ts";

const root = path.resolve(import.meta.dirname, "../..");

async function bundle(): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), "bench-drop-")), "people.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "people.ts")],
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

/** Cookies of so many new shoppers of that store, verified and signed in. */
export async function makeShoppers(stack: Stack, first: number, count: number): Promise<string[]> {
  const settings = readSettings(stack.env, root, root);
  const environment = { ...appEnvironment(settings, loadSecrets(settings.dataDir)), ...awsEnvironment(settings) };
  const { stdout } = await promisify(execFile)(process.execPath, [await bundle(), String(first), String(count)], {
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 27,
  });
  return JSON.parse(stdout) as string[];
}

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Stack } from "../e2e/support/stack.ts";
import { appEnvironment, awsEnvironment } from "../local/supervisor/environment.ts";
import { loadSecrets } from "../local/supervisor/secrets.ts";
import { readSettings } from "../local/supervisor/settings.ts";
import { bundle } from "./bundle.ts";

const root = path.resolve(import.meta.dirname, "..");

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

import { fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PROGRAM = path.join(import.meta.dirname, "program.mjs");
const PATIENCE_MS = 90_000;
const inherited = ["PATH", "HOME", "TMPDIR"];

function environmentFor(settings, secrets) {
  const own = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  const named = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`SST_SECRET_${name}`, value]));
  return { ...own, ...settings, ...named };
}

async function run(stage, workspace, env) {
  const child = fork(PROGRAM, [stage, workspace], { env, timeout: PATIENCE_MS, stdio: ["ignore", 2, 2, "ipc"] });
  const failed = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the evaluation of ${stage} ended without a result: ${signal ?? code}`);
  });
  const [result] = await Promise.race([once(child, "message"), failed]);
  failed.catch(() => {});
  child.kill("SIGKILL"); // before Pulumi can complain about promises that a failed run left pending
  return result;
}

/**
 * Runs sst.config.ts as `sst deploy` would, with Pulumi's mocks in place of AWS: no account, no network, no Pulumi
 * binary. Every resource that would be made is recorded with its inputs. Leaves nothing behind.
 * @param {{stage: string, settings: Record<string, string>, secrets: Record<string, string>}} options
 *   `settings` is what `.env.<stage>` would hold, `secrets` what `sst secret set` would have set
 * @returns {Promise<{app: {removal: string, protect: boolean}, errors: string[],
 *   resources: {type: string, name: string, inputs: any}[]}>}
 */
export async function evaluate({ stage, settings, secrets }) {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "stack-"));
  try {
    return await run(stage, workspace, environmentFor(settings, secrets));
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

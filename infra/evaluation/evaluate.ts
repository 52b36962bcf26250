import { fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const PROGRAM = path.join(import.meta.dirname, "program.mjs");
const PATIENCE_MS = 240_000;
const INHERITED = ["PATH", "HOME", "TMPDIR"];

interface Options {
  readonly stage: string;
  /** What `.env.<stage>` would hold. */
  readonly settings: Readonly<Record<string, string>>;
  /** What `sst secret set` would have set. */
  readonly secrets: Readonly<Record<string, string>>;
  /** As if the deployer had filled in who sells (content/seller.ts). */
  readonly isFilledIn?: boolean;
}

export interface Evaluation {
  readonly app: { readonly removal: string; readonly protect: boolean };
  readonly errors: readonly string[];
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    // oxlint-disable-next-line typescript/no-explicit-any -- each resource type has inputs of its own; tests compare them
    readonly inputs: any;
  }[];
}

function environmentFor({ settings, secrets, isFilledIn = false }: Options): NodeJS.ProcessEnv {
  const own = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const named = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`SST_SECRET_${name}`, value]));
  return { ...own, ...settings, ...named, ...(isFilledIn && { EVALUATE_FILLED_IN: "1" }) };
}

async function run(options: Options, workspace: string): Promise<Evaluation> {
  const env = environmentFor(options);
  const child = fork(PROGRAM, [options.stage, workspace], { env, timeout: PATIENCE_MS });
  const failed = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the evaluation of ${options.stage} ended without a result: ${signal ?? code}`);
  });
  const [result] = await Promise.race([once(child, "message"), failed]);
  failed.catch(() => undefined); // it has done its duty
  child.kill("SIGKILL"); // before Pulumi can complain about promises that a failed run left pending
  return result as Evaluation;
}

/**
 * Runs sst.config.ts as `sst deploy` would, with Pulumi's mocks in place of AWS: no account, no network, no Pulumi
 * binary. Every resource that would be made is recorded with its inputs. Leaves nothing behind.
 */
export async function evaluate(options: Options): Promise<Evaluation> {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "stack-"));
  try {
    return await run(options, workspace);
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

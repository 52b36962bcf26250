import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

const MODULES = path.join(import.meta.dirname, "../../../node_modules");

/** A folder that is gone after the test, with these files in it, and with what is installed here. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "durable-lambda-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(MODULES, path.join(folder, "node_modules"), "junction");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program of Node to its end. */
export async function run(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { status: child.exitCode, output };
}

/** Starts a server, which ends with the test: what it has printed until it listens, and where. */
export async function serve(cwd: string, ...args: readonly string[]): Promise<{ lines: string[]; url: string }> {
  const child = spawn(process.execPath, args, { cwd, env: environment(), stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "close");
  onTestFinished(async () => void (child.kill("SIGTERM") && (await gone)));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (http:\S+)/.exec(line)?.[1];
    if (url !== undefined) return { lines, url };
    lines.push(line);
  }
  throw new Error(`it ended before it listened: ${lines.join("\n")}`);
}

/** Ours without what Vitest has added for its workers. */
function environment(): NodeJS.ProcessEnv {
  const { VITEST: _vitest, NODE_OPTIONS: _options, LAMBDA_PORT: _port, ...own } = process.env;
  return own;
}

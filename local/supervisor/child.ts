import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { relay } from "./log.ts";

const LEASH = pathToFileURL(path.join(import.meta.dirname, "..", "leash.mjs")).href;

/** Spares every start the compiler, and every process the 18 MB that stripping types takes. */
const COMPILE_CACHE = path.join(import.meta.dirname, "..", "..", "node_modules", ".cache", "compile");

export interface ChildSpec {
  readonly name: string;
  /** Arguments of this Node. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/**
 * Starts Node on a leash: the child and its own children leave when this process does. It leads a process group, so
 * that Ctrl-C reaches the supervisor alone and stopping stays in order.
 */
export function startChild(spec: ChildSpec): ChildProcess {
  const nodeOptions = [spec.env["NODE_OPTIONS"], `--import=${LEASH}`].filter(Boolean).join(" ");
  const child = spawn(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...spec.env, NODE_OPTIONS: nodeOptions } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  relay(spec.name, child.stdout!, spec.onLine);
  relay(spec.name, child.stderr!);
  return child;
}

/** Resolves to "code 1" or "SIGKILL" when the process is gone. */
export function exited(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
}

/** Kills what is left of the child's process group. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

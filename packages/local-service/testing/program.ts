import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

type Signal = "SIGKILL" | "SIGTERM";

export interface Program {
  readonly url: string;
  /** Ends it and waits for that. Throws when it had ended by itself. */
  kill(signal: Signal): Promise<void>;
  /** kill -9 of it and of all that it has started, at once. */
  killAll(): Promise<void>;
}

function childrenOf(pid: number): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // gone already
  }
}

const running = new Set<Program>();

/**
 * Starts a service as the supervisor does, on a free port, until it says `listening`. What it prints goes through
 * the console, which Vitest shows when the test fails. The caller ends it.
 */
export async function spawnProgram(main: string, args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, [main, "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const gone = once(child, "exit");
  child.stderr.on("data", (chunk: Buffer) => console.error(chunk.toString().trimEnd()));
  const url = await new Promise<string>((resolve, reject) => {
    void gone.then(() => reject(new Error(`${main} left before it listened`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /listening on (http:\S+\d)/.exec(line)?.[1];
      if (found === undefined) console.log(line);
      else resolve(found);
    });
  });
  const end = async (signal: Signal) => {
    running.delete(program);
    if (!child.kill(signal)) throw new Error(`${main} had ended before the ${signal}`);
    await gone;
    if (signal === "SIGKILL" && child.signalCode !== signal) throw new Error(`${main} ended before the ${signal}`);
  };
  let ending: Promise<void> | undefined;
  const kill = (signal: Signal) => (ending ??= end(signal));
  const killAll = () => {
    const children = childrenOf(child.pid ?? 0);
    const killed = kill("SIGKILL");
    children.forEach(killProcess);
    return killed;
  };
  const program: Program = { url, kill, killAll };
  running.add(program);
  return program;
}

/** As `spawnProgram`; it ends with the test. */
export async function startProgram(main: string, args: readonly string[]): Promise<Program> {
  const program = await spawnProgram(main, args);
  onTestFinished(async () => {
    if (running.has(program)) await program.kill("SIGKILL");
  });
  return program;
}

/** A folder that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "local-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

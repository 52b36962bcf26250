import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface Program {
  readonly url: string;
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

const running = new Set<Program>();

/** Starts `local/<name>/main.ts` as the supervisor does, on a free port, until it says `listening`. It ends with the test. */
export async function startProgram(name: string, args: readonly string[]): Promise<Program> {
  const main = path.join(import.meta.dirname, "..", name, "main.ts");
  const child = spawn(process.execPath, [main, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    void gone.then(() => reject(new Error(`${name} left before it listened`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /listening on (http:\S+\d)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const program: Program = {
    url,
    kill: async (signal) => {
      child.kill(signal);
      await gone;
      running.delete(program);
    },
  };
  running.add(program);
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

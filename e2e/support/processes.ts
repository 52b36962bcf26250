import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { Stack } from "./stack.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const root = path.resolve(import.meta.dirname, "../..");

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function listProcesses(): Process[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command: command ?? "" };
  });
}

function descendants(of: number): Process[] {
  const all = listProcesses();
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(of);
}

const PARTS = {
  lambda: /local\/lambda\/main\.m?[jt]s/,
  worker: /\/lambda\/runtime\/worker-/,
  site: /next/,
  database: /local\/dynamodb\//,
  payments: /local\/stripe\//,
  mail: /local\/mail\//,
} as const;
export type Part = keyof typeof PARTS;

/** A store of the test's own, which may be killed in parts or as a whole and started again on the same folder. */
export class RunningStack {
  readonly stack: Stack;
  private main: ChildProcess | undefined;

  constructor(stack: Stack) {
    this.stack = stack;
  }

  /** Resolves when every dependency of the site is up. */
  async start(): Promise<void> {
    this.main = spawn(process.execPath, ["local/main.ts", "start"], {
      cwd: root,
      env: { ...process.env, ...this.stack.env },
      stdio: process.env["E2E_VERBOSE"] ? "inherit" : "ignore",
    });
    await this.untilHealthy();
  }

  async untilHealthy(patienceMs = 120_000): Promise<void> {
    for (const startedMs = Date.now(); Date.now() - startedMs < patienceMs; await pause(100)) {
      const answer = await fetch(`${this.stack.siteUrl}/api/health`, { signal: AbortSignal.timeout(4000) }).catch(
        () => undefined,
      );
      if (answer?.status === 200) return;
    }
    throw new Error("the store did not come up");
  }

  /** kill -9 of what runs of this part at the moment. How many processes it hit. */
  kill(part: Part): number {
    const hit = this.processes().filter(({ command }) => PARTS[part].test(command));
    for (const { pid } of hit) tryToKill(pid);
    return hit.length;
  }

  /** As kill, but waits until the supervisor has brought the part back from the kill before. */
  async killOnceUp(part: Part, patienceMs = 15_000): Promise<number> {
    for (const startedMs = Date.now(); Date.now() - startedMs < patienceMs; await pause(50)) {
      const hits = this.kill(part);
      if (hits > 0) return hits;
    }
    return 0;
  }

  killEverything(): void {
    const pids = [this.main?.pid, ...this.processes().map(({ pid }) => pid)];
    for (const pid of pids) if (pid !== undefined) tryToKill(pid);
    this.main = undefined;
  }

  async stop(): Promise<void> {
    const main = this.main;
    if (!main || main.exitCode !== null) return;
    const gone = new Promise((resolve) => main.once("exit", resolve));
    main.kill("SIGTERM");
    await gone;
  }

  private processes(): Process[] {
    return this.main?.pid === undefined ? [] : descendants(this.main.pid);
  }
}

function tryToKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // gone already
  }
}

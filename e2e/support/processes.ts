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

/** Every process that lives: one that has ended and whose parent has not yet been told does not. */
function listProcesses(): Process[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).trim().split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state?.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command: command ?? "" }];
  });
}

function descendants(of: number): Process[] {
  const all = listProcesses();
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(of);
}

const PARTS = {
  lambda: /durable-lambda\/main\.m?[jt]s/,
  worker: /\/lambda\/runtime\/worker-/,
  site: /next/,
  database: /local\/dynamodb\//,
  payments: /stripe-local\//,
  carrier: /local\/carrier\//,
  mail: /local\/mail\//,
} as const;
export type Part = keyof typeof PARTS;

/** A store of the test's own, which may be killed in parts or as a whole and started again on the same folder. */
export class RunningStack {
  readonly stack: Stack;
  private main: ChildProcess | undefined;
  private readonly blowsMs: number[] = [];

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

  async untilHealthy(patienceMs = 240_000): Promise<void> {
    for (const startedMs = Date.now(); Date.now() - startedMs < patienceMs; await pause(100)) {
      const answer = await fetch(`${this.stack.siteUrl}/api/health`, { signal: AbortSignal.timeout(4000) }).catch(
        () => undefined,
      );
      if (answer?.status === 200) return;
    }
    throw new Error("the store did not come up");
  }

  /** The processes of a part that live now. */
  pids(part: Part): number[] {
    return this.processes()
      .filter(({ command }) => PARTS[part].test(command))
      .map(({ pid }) => pid);
  }

  /** Waits until a part runs, again after an earlier kill. Its processes: one at least. */
  async untilUp(part: Part, patienceMs = 60_000): Promise<number[]> {
    for (const startedMs = Date.now(); Date.now() - startedMs < patienceMs; await pause(50)) {
      const pids = this.pids(part);
      if (pids.length > 0) return pids;
    }
    throw new Error(`${part} does not run`);
  }

  /** kill -9 of a part, as soon as it runs. The processes that lived before and are gone now: one at least. */
  async kill(part: Part): Promise<number[]> {
    for (;;) {
      this.blowsMs.push(Date.now());
      const dead = await kill(await this.untilUp(part));
      if (dead.length > 0) return dead;
    }
  }

  /** kill -9 of the supervisor and of all that it started. The processes that are gone now. */
  async killEverything(): Promise<number[]> {
    const { main } = this;
    if (main?.pid === undefined) throw new Error("nothing runs");
    this.main = undefined;
    this.blowsMs.push(Date.now());
    return kill([main.pid, ...descendants(main.pid).map(({ pid }) => pid)]);
  }

  /** Whether a kill fell upon what happened at this second of Unix time, or upon its writing down. */
  wasStruckAt(second: number): boolean {
    return this.blowsMs.some((blowMs) => Math.abs(blowMs - second * 1000) < 3000);
  }

  /** Stops a part where it stands: what it is asked stays unanswered until `resume`. */
  async suspend(part: Part): Promise<void> {
    for (const pid of await this.untilUp(part)) process.kill(pid, "SIGSTOP");
  }

  resume(part: Part): void {
    for (const pid of this.pids(part)) process.kill(pid, "SIGCONT");
  }

  /** kill -9 of a part that then stays away, because the supervisor sleeps until `wake`. The processes that are gone now. */
  async takeDown(part: Part): Promise<number[]> {
    await this.untilUp(part);
    this.main?.kill("SIGSTOP");
    return this.kill(part);
  }

  /** The supervisor brings back whatever is missing. */
  async wake(): Promise<void> {
    this.main?.kill("SIGCONT");
    await this.untilHealthy();
  }

  async stop(): Promise<void> {
    const main = this.main;
    if (!main || main.exitCode !== null) return;
    main.kill("SIGCONT");
    const gone = new Promise((resolve) => main.once("exit", resolve));
    main.kill("SIGTERM");
    await gone;
  }

  private processes(): Process[] {
    return this.main?.pid === undefined ? [] : descendants(this.main.pid);
  }
}

/** kill -9, and wait until they are gone. Those that the signal found: what had ended by itself is not among them. */
async function kill(pids: readonly number[]): Promise<number[]> {
  const hit = pids.filter(signal);
  while (listProcesses().some(({ pid }) => hit.includes(pid))) await pause(20);
  return hit;
}

function signal(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    return false; // gone already
  }
}

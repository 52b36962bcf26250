import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build.ts";
import { baseEnvironment } from "./environment.ts";
import { say } from "./log.ts";
import { withFreePorts } from "./ports.ts";
import { readSettings } from "./settings.ts";
import { Supervisor } from "./supervisor.ts";
import { UserError } from "./user-error.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
/** How often a run under npm looks whether npm is still there: one system call. */
const LOOK_FOR_NPM_EVERY_MS = 2_000;

/** One Ctrl-C can arrive twice: from the terminal and from npm. */
const SAME_CTRL_C_MS = 500;

/** `node local/main.ts dev|start` up to the line `ready`, or `build` to its end. */
export async function runCommand(mode: string | undefined): Promise<void> {
  if (mode === "build") return ensureBuild(root, baseEnvironment(process.env));
  if (mode !== "dev" && mode !== "start") throw new UserError("usage: node local/main.ts dev|start|build");
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  const settings = await withFreePorts(readSettings(process.env, root, process.env["INIT_CWD"] ?? process.cwd()));
  const supervisor = new Supervisor(settings, mode);
  stopOnSignal(supervisor);
  await supervisor.start();
}

/** The first signal stops everything in order, the second at once. */
function stopOnSignal(supervisor: Supervisor): void {
  let stoppingSinceMs: number | undefined;
  const stop = () => {
    if (stoppingSinceMs !== undefined) {
      if (Date.now() - stoppingSinceMs < SAME_CTRL_C_MS) return;
      supervisor.kill();
      process.exit(1);
    }
    stoppingSinceMs = Date.now();
    say("local", "stopping");
    void supervisor.stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  stopWithNpm(stop);
}

/** npm killed with -9 cannot pass anything on; without it nobody could stop this run. */
function stopWithNpm(stop: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const pid = npmPid();
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    stop();
  }, LOOK_FOR_NPM_EVERY_MS);
  timer.unref();
}

/** npm runs a script through a shell, which on some systems stays between the two. */
function npmPid(): number {
  const stat = `/proc/${process.ppid}/stat`;
  if (!existsSync(stat)) return process.ppid;
  const [, name, grandparent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(stat, "utf8")) ?? [];
  return /^(sh|dash|bash|ash)$/.test(name ?? "") ? Number(grandparent) : process.ppid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** One line for what the person can put right, everything for what is our fault. */
export function exitWith(error: unknown): never {
  if (error instanceof UserError) say("local", error.message);
  else console.error(error);
  process.exit(1);
}

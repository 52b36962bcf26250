/**
 * Workers that outlived their server. They end by themselves when the channel to the server closes, except when a
 * handler blocks them; those are killed at the next start. (Their tokens are void in any case.)
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const listOf = (dir: string) => join(dir, "workers.pid");

/** Notes a worker's pid beside its entry file. */
export function rememberWorker(entry: string, pid: number): void {
  appendFileSync(listOf(dirname(entry)), `${pid}\n`);
}

export function killOrphans(dataDir: string): void {
  const runtime = join(dataDir, "runtime");
  if (!existsSync(listOf(runtime))) return;
  const pids = readFileSync(listOf(runtime), "utf8").split("\n").filter(Boolean).map(Number);
  for (const pid of pids) if (isWorkerOf(pid, runtime)) process.kill(pid, "SIGKILL");
  rmSync(listOf(runtime));
}

/** Pids are reused: only a process whose command line names our entry file is ours. */
function isWorkerOf(pid: number, runtime: string): boolean {
  try {
    process.kill(pid, 0);
    return commandLine(pid).includes(runtime);
  } catch {
    return false; // no such process
  }
}

function commandLine(pid: number): string {
  if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
}

/** What the operating system says of a process. */
import { execFileSync } from "node:child_process";

export interface ProcessState {
  readonly parent: number;
  readonly residentMiB: number;
}

/** A process that lives; undefined when it has ended, also when its parent has not yet been told. */
export function processState(pid: number): ProcessState | undefined {
  const [parent, state, residentKiB] = columns(pid);
  if (state === undefined || state.startsWith("Z")) return undefined;
  return { parent: Number(parent), residentMiB: Math.round(Number(residentKiB) / 1024) };
}

function columns(pid: number): string[] {
  try {
    const text = execFileSync("ps", ["-o", "ppid=,stat=,rss=", "-p", String(pid)], { encoding: "utf8" });
    return text.trim().split(/\s+/);
  } catch (error) {
    if ((error as { status?: number }).status === 1) return []; // no such process
    throw error;
  }
}

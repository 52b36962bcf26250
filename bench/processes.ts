/** What processes use, read from /proc (Linux). */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** A process and everything below it. */
export function tree(root: number): number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (pid: number): number[] =>
    pairs.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return [root, ...below(root)];
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Resident memory of all, or with shared pages counted once (`Pss`), in MiB. */
export function memoryMiB(pids: readonly number[], kind: "Rss" | "Pss"): number {
  const line = new RegExp(`^${kind}:\\s+(\\d+)`, "m");
  return sum(pids.map((pid) => Number(line.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024));
}

/** CPU seconds that all have used so far, in user and kernel mode. */
export const cpuSeconds = (pids: readonly number[]): number => sum(pids.map(cpuTicks)) / TICKS_PER_SECOND;

function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

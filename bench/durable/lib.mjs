// Small helpers shared by the driver, the worker and the adapters.
import fs from "node:fs";
import os from "node:os";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export const PEERS = process.env.PEERS ?? os.tmpdir() + "/peers"; // where the npm packages and the data are
/** Import a package installed under $PEERS/<sub>, not beside this file. */
export const load = (name, sub = "") => {
  const base = `${PEERS}/${sub}/package.json`;
  try {
    return import(pathToFileURL(createRequire(base).resolve(name)).href);
  } catch {
    // ESM-only package: resolve by hand through its "import" export
    return import(import.meta.resolve?.(name, pathToFileURL(base)) ?? name);
  }
};
export const version = (name, sub = "") =>
  JSON.parse(fs.readFileSync(`${PEERS}/${sub}/node_modules/${name}/package.json`)).version;

export const arg = (name, dflt) => {
  const i = process.argv.indexOf("--" + name);
  return i < 0 ? dflt : process.argv[i + 1];
};
export const now = () => Number(process.hrtime.bigint() / 1000n) / 1000; // ms, CLOCK_MONOTONIC: comparable across processes
export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export const median = (a) => percentile(a, 0.5);
export const percentile = (a, p) => {
  const s = [...a].sort((x, y) => x - y);
  return s.length ? s[Math.min(s.length - 1, Math.floor(s.length * p))] : null;
};

/** Start a process whose output goes to dir/name.log; resolves with the child. */
export function daemon(dir, name, cmd, args, opts = {}) {
  const log = fs.openSync(`${dir}/${name}.log`, "a");
  const child = spawn(cmd, args, { stdio: ["ignore", log, log, ...(opts.ipc ? ["ipc"] : [])], ...opts });
  started.add(child.pid);
  child.once("exit", () => started.delete(child.pid));
  return child;
}
export const started = new Set(); // every live daemon, so that none outlives the driver
process.on("exit", () => {
  for (const p of started)
    try {
      process.kill(p, "SIGKILL");
    } catch {
      continue; // it is gone meanwhile
    }
});

/** Poll fn until it is truthy. */
export async function until(fn, ms = 30_000, step = 5) {
  const end = now() + ms;
  let last = "timeout";
  for (;;) {
    try {
      const v = await fn();
      if (v) return v;
    } catch (e) {
      last = e;
    }
    if (now() > end) throw new Error("timeout: " + String(last?.message ?? last));
    await sleep(step);
  }
}

/** A process and all its descendants. */
export function tree(roots) {
  const kids = new Map();
  for (const d of fs.readdirSync("/proc"))
    if (/^\d+$/.test(d))
      try {
        const ppid = Number(
          fs
            .readFileSync(`/proc/${d}/stat`, "utf8")
            .replace(/^.*\) /s, "")
            .split(" ")[1],
        );
        kids.set(ppid, [...(kids.get(ppid) ?? []), Number(d)]);
      } catch {
        continue; // it is gone meanwhile
      }
  const all = [];
  const walk = (p) => {
    all.push(p);
    (kids.get(p) ?? []).forEach(walk);
  };
  roots.filter(Boolean).forEach(walk);
  return [...new Set(all)]; // a root may sit inside another's tree
}
/** RSS, PSS in MiB and CPU seconds of a set of processes. */
export function usage(pids) {
  const u = { rssMiB: 0, pssMiB: 0, cpuS: 0 };
  for (const p of pids)
    try {
      const s = fs.readFileSync(`/proc/${p}/smaps_rollup`, "utf8");
      u.rssMiB += Number(/^Rss:\s+(\d+)/m.exec(s)[1]) / 1024;
      u.pssMiB += Number(/^Pss:\s+(\d+)/m.exec(s)[1]) / 1024;
      const f = fs
        .readFileSync(`/proc/${p}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      u.cpuS += f.slice(11, 15).reduce((a, x) => a + Number(x), 0) / 100; // with reaped children: a backend that exits must not take its time away
    } catch {
      continue; // it is gone meanwhile
    }
  return u;
}
/** Bytes under dir by file length (RocksDB preallocates blocks, so allocation says nothing), split into write-ahead logs (path matches wal) and the rest. */
export function disk(dir, wal = /(?!)/) {
  const d = { total: 0, wal: 0, blocks: 0, files: 0, dirs: 0 };
  const walk = (p) => {
    for (const e of fs.readdirSync(p, { withFileTypes: true }))
      try {
        const f = `${p}/${e.name}`;
        if (e.isDirectory()) {
          d.dirs++;
          walk(f);
        } else {
          const s = fs.lstatSync(f),
            b = s.size;
          d.files++;
          d.blocks += s.blocks * 512;
          d.total += b;
          if (wal.test(f)) d.wal += b;
        }
      } catch {
        continue; // it is gone meanwhile
      }
  };
  if (fs.existsSync(dir)) walk(dir);
  return d;
}

let lost = 0; // CPU of killed grandchildren: init reaps them, so no one's account keeps it
export const beforeKill = (pids) => {
  lost += usage(pids.filter((p) => !started.has(p))).cpuS;
};
/** CPU seconds used so far by the whole machine, and by this driver with everything it started. */
export function cpuClock() {
  const f = fs.readFileSync("/proc/stat", "utf8").split("\n")[0].trim().split(/\s+/).slice(1).map(Number); // user nice system idle iowait irq softirq steal
  return {
    all: (f[0] + f[1] + f[2] + f[5] + f[6]) / 100,
    steal: f[7] / 100,
    mine: usage(tree([process.pid])).cpuS + lost,
    t: now(),
  };
}
/** Cores used by everyone else between two readings (other work on this shared machine). */
export const otherCores = (a, b) => Math.max(0, ((b.all - a.all - (b.mine - a.mine)) / (b.t - a.t)) * 1000);
/** Wait until others use less than max cores over two seconds; gives up after ms and says so. */
export async function quiet(max, ms) {
  const end = now() + ms;
  let other;
  do {
    const a = cpuClock();
    await sleep(2000);
    other = otherCores(a, cpuClock());
  } while (other > max && now() < end);
  return other;
}

/** What the whole store costs on this machine: start to first page, and at rest. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cpuSeconds, memoryMiB, tree } from "../processes.ts";
import { report } from "../report.ts";

const FIRST_PORT = 5600;
const REST_BEFORE_MEASURING_MS = 45_000; // idle workers leave after half a minute
const MEASURE_MS = 20_000;

const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-bench-"));
const names = ["PORT", "LAMBDA_PORT", "DYNAMODB_PORT", "SES_PORT", "STRIPE_PORT", "CARRIER_PORT"];
const ports = Object.fromEntries(names.map((name, i) => [name, String(FIRST_PORT + i)]));

function start(script: "start" | "dev"): ChildProcess {
  const env = { ...process.env, ...ports, LOCAL_DATA_DIR: dataDir };
  return spawn("npm", ["run", "--silent", script], { env, stdio: "ignore" });
}

/** Milliseconds until the landing page is there with its drop. */
async function firstPage(): Promise<number> {
  const startedMs = performance.now();
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${FIRST_PORT}/`).catch(() => undefined);
    if (page?.ok && (await page.text()).includes("Order now")) return performance.now() - startedMs;
    await pause(50);
  }
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** npm leaves first: waits for everything below it. */
async function stop(child: ChildProcess): Promise<void> {
  const pids = tree(child.pid ?? 0);
  child.kill("SIGTERM");
  while (pids.some(isAlive)) await pause(50);
}

async function measureRest(child: ChildProcess) {
  await pause(REST_BEFORE_MEASURING_MS);
  const pids = tree(child.pid ?? 0);
  const before = cpuSeconds(pids);
  await pause(MEASURE_MS);
  const cores = (cpuSeconds(pids) - before) / (MEASURE_MS / 1000);
  return {
    processes: pids.length,
    rss: memoryMiB(pids, "Rss"),
    pss: memoryMiB(pids, "Pss"),
    cores,
  };
}

const first = start("start");
const firstMs = await firstPage();
await stop(first);
const second = start("start");
const secondMs = await firstPage();
const rest = await measureRest(second);
await stop(second);
const dev = start("dev");
const devMs = await firstPage();
await stop(dev);
rmSync(dataDir, { recursive: true, force: true });

report("stack", [
  { what: "npm start, empty data folder, to the first page", value: `${(firstMs / 1000).toFixed(1)} s` },
  { what: "npm start again, to the first page", value: `${(secondMs / 1000).toFixed(1)} s` },
  { what: "npm run dev again, to the first page", value: `${(devMs / 1000).toFixed(1)} s` },
  { what: `idle memory of ${rest.processes} processes, resident`, value: `${rest.rss.toFixed(0)} MB` },
  { what: "idle memory, shared pages counted once (PSS)", value: `${rest.pss.toFixed(0)} MB` },
  { what: "idle CPU", value: `${(rest.cores * 100).toFixed(2)} % of a core` },
  { what: "machine", value: `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}` },
]);

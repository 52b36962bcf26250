/**
 * `npm run bench -- durable [measure...] [--n N] [--engine NAME]`: the order workload on our runtime and on the engines
 * people would pick instead (README.md says how to install those), `chaos` for the full kill suite, or `soak` for
 * ten minutes of kills and random requests, `large` for 100,000 suspended executions.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { large } from "./large.ts";
import { chaos, type ChaosOptions } from "../../packages/durable-lambda/conformance/chaos.ts";

const here = import.meta.dirname;
const root = join(here, "../..");
const results = join(here, "../results");
const peers = process.env["PEERS"] ?? join(tmpdir(), "peers");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: "string" },
    runs: { type: "string", default: "1" },
    engine: { type: "string", multiple: true },
  },
});
const measures = positionals.length > 0 ? positionals : ["throughput", "latency", "scale", "chaos"];

interface Measured {
  engine: string;
  measure: string;
  failed?: string;
  medianMinMax: Record<string, [number, number, number]>;
}

/** Peers whose packages are installed under $PEERS. */
function installedEngines(): string[] {
  const packages: Record<string, string> = {
    restate: "@restatedev/restate-server",
    dbos: "@dbos-inc/dbos-sdk",
    openworkflow: "openworkflow",
    "aws-testing": "@aws/durable-execution-sdk-js-testing",
  };
  const installed = Object.keys(packages).filter((name) =>
    existsSync(join(peers, "node_modules", packages[name] ?? "")),
  );
  return ["durable-lambda", ...installed];
}

/** Slow engines get fewer orders, so that no run takes more than about a minute (as in run-all.sh). */
const ORDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  openworkflow: { throughput: "1000", latency: "20", scale: "2000" },
  "aws-testing": { latency: "50", scale: "2000" },
};

function measure(engine: string, name: string): Measured {
  const n = values.n ?? ORDERS[engine]?.[name];
  const options = [...(n === undefined ? [] : ["--n", n]), "--runs", values.runs];
  const server = `${process.execPath} ${join(root, "packages/durable-lambda/main.mjs")}`;
  const text = execFileSync(
    process.execPath,
    [join(here, "bench.mjs"), "--engine", engine, "--measure", name, ...options],
    {
      encoding: "utf8",
      env: { ...process.env, PEERS: ourPackages(engine), DURABLE_SERVER: server },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return JSON.parse(text.trim().split("\n").at(-1) ?? "{}") as Measured;
}

/** Our own engine needs nothing that the repository does not have. */
function ourPackages(engine: string): string {
  if (engine !== "durable-lambda" || existsSync(join(peers, "node_modules"))) return peers;
  const dir = join(tmpdir(), "durable-bench");
  mkdirSync(dir, { recursive: true });
  if (!existsSync(join(dir, "node_modules"))) execFileSync("ln", ["-s", join(root, "node_modules"), dir]);
  writeFileSync(join(dir, "package.json"), "{}");
  return dir;
}

const SUITES: Readonly<Record<string, ChaosOptions>> = {
  chaos: { seed: 1, executions: 200, kills: 50, calmEffects: 40, atOnce: 64 },
  /** Ten minutes: the first half under kills, the second without, so that memory can be seen not to grow. */
  soak: { seed: 7, executions: 2400, pauseMs: 500, kills: 60, calmEffects: 280, atOnce: 400, fuzz: 1000 },
};

async function killSuite(options: ChaosOptions) {
  const { kills, survived, lost, repeated, misbehaved, serverMiB, ...result } = await chaos(options);
  const faults = [...survived, ...lost, ...repeated, ...misbehaved];
  const killsOf = (part: string) => kills.filter((kill) => kill.part === part);
  console.table({
    ...result,
    serverKills: killsOf("server").length,
    workerKills: killsOf("worker").length,
    leastUnfinishedAtAKill: Math.min(...kills.map(({ unfinished }) => unfinished)),
    lost: lost.length,
    repeated: repeated.length,
    survived: survived.length,
    misbehaved: misbehaved.length,
  });
  console.log(faults.slice(0, 20).join("\n"));
  if (serverMiB.length > 0) console.log(`resident MiB of the server, every 10 s: ${serverMiB.join(" ")}`);
  if (faults.length > 0 || kills.length < options.kills) process.exitCode = 1;
  return { ...result, kills, survived, lost, repeated, misbehaved, serverMiB };
}

/** Columns of the comparison: heading, measure, number. */
const COLUMNS = [
  ["orders/s at 32", "throughput", "ordersPerS"],
  ["start to first wait, p50 ms", "latency", "waitingP50ms"],
  ["resume of a fresh order, p50 ms", "latency", "resumeP50ms"],
  ["resume of a long-suspended order, p50 ms", "scale", "coldResumeP50ms"],
  ["suspended orders", "scale", "suspended"],
  ["KiB of memory per suspended order", "scale", "kibRamPerOrder"],
  ["idle CPU, %", "scale", "idleCpuPct"],
  ["kill -9 to ready, ms", "scale", "readyMs"],
  ["kill -9 to first resume, ms", "scale", "resumedMs"],
  ["other load in the worst run, cores", "", "otherCores"],
] as const;

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** One row an engine, as Markdown, from the runs of this call alone. */
function comparison(runs: readonly Measured[]): string {
  const engines = [...new Set(runs.map(({ engine }) => engine))];
  const cell = (engine: string, measure: string, key: string) => {
    const found = runs.filter((run) => run.engine === engine && (measure === "" || run.measure === measure));
    const medians = found.flatMap((run) => run.medianMinMax[key]?.[0] ?? []);
    return medians.length > 0 ? String(Math.max(...medians)) : "";
  };
  return [
    row(["engine", ...COLUMNS.map(([heading]) => heading)]),
    row(["---", ...COLUMNS.map(() => "---:")]),
    ...engines.map((engine) => row([engine, ...COLUMNS.map(([, measure, key]) => cell(engine, measure, key))])),
  ].join("\n");
}

const report: unknown[] = [];
const runs: Measured[] = [];
for (const name of measures.filter((one) => !(one in SUITES) && one !== "large"))
  for (const engine of values.engine ?? installedEngines()) {
    const measured = measure(engine, name);
    runs.push(measured);
    console.log(`\n${engine}, ${name}${measured.failed ? `: failed, ${measured.failed}` : ""}`);
    console.table(Object.fromEntries(Object.entries(measured.medianMinMax).map(([key, [median]]) => [key, median])));
  }
if (runs.length > 0) console.log(`\n${comparison(runs)}`);
report.push(...runs);
for (const name of measures) {
  const suite = SUITES[name];
  if (suite) report.push(await killSuite(suite));
}
if (measures.includes("large")) {
  const measured = await large(Number(values.n ?? 100_000));
  console.table(measured);
  report.push(measured);
}
mkdirSync(results, { recursive: true });
writeFileSync(join(results, "durable.json"), `${JSON.stringify(report, null, 2)}\n`);

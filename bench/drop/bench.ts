/**
 * `npm run bench -- drop [n...] [--paid] [--held N]`: n verified shoppers (100 and 1,000) order at once over HTTP at a store
 * built for production, each as a browser would: order, poll as the store asks, with ETag, until the payment page is there;
 * with --paid pay, and wait until the order waits for the team. --held: so many pairs of each size are gone before.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { RunningStack, type Part } from "../../e2e/support/processes.ts";
import { stackAt } from "../../e2e/support/stack.ts";
import { cpuSeconds } from "../processes.ts";
import { report, type Row } from "../report.ts";
import { rush, viewPages, type Experience, type Goal } from "./crowd.ts";
import { makeShoppers } from "./shoppers.ts";

const FIRST_PORT = 5680;
const SIZES = ["38", "39", "40", "41", "42", "43", "44", "45"];
const PAIRS_OF_A_SIZE = 2000;
const PARTS: readonly Part[] = ["site", "worker", "lambda", "database", "payments", "mail"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { paid: { type: "boolean", default: false }, "one-size": { type: "boolean", default: false } },
});
const crowds = positionals.length > 0 ? positionals.map(Number) : [100, 1000];
const goals: readonly Goal[] = values.paid ? ["payment page", "paid and waiting"] : ["payment page"];
const sizes = values["one-size"] ? ["42"] : SIZES;

const directory = mkdtempSync(path.join(tmpdir(), "bench-drop-"));
const dropFile = path.join(directory, "drop.json");
writeFileSync(
  dropFile,
  JSON.stringify({
    dropId: "bench-drop",
    name: "The bench's drop",
    opensAt: new Date().toISOString(),
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    price: { amountMinor: 31_415, currency: "EUR" },
    sizes: SIZES.map((size) => ({ size, pairs: PAIRS_OF_A_SIZE })),
  }),
);
const store = new RunningStack(
  stackAt(FIRST_PORT, path.join(directory, "data"), { DROP_FILE: dropFile, PROXY_HOPS: "1" }),
);

const percentile = (numbers: readonly number[], p: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))] ?? NaN;
const p50and99 = (numbers: readonly number[]): string =>
  `${percentile(numbers, 0.5).toFixed(0)} / ${percentile(numbers, 0.99).toFixed(0)}`;

type Spent = Readonly<Record<Part | "generator", number>>;
const spent = (): Spent => {
  const parts = PARTS.map((part) => [part, cpuSeconds(store.pids(part))] as const);
  const { user, system } = process.cpuUsage();
  return { ...Object.fromEntries(parts), generator: (user + system) / 1e6 } as Spent;
};

let made = 0;
async function measure(count: number, goal: Goal): Promise<Row> {
  const cookies = await makeShoppers(store.stack, made, count);
  const firstIndex = made;
  made += count;
  const before = spent();
  const views = new AbortController();
  const viewed = viewPages(store.stack, views.signal);
  const outcomes = await rush({ stack: store.stack, cookies, firstIndex, sizes, goal });
  views.abort();
  const after = spent();
  const served = outcomes.filter((outcome): outcome is Experience => !("failed" in outcome));
  const failures = outcomes.flatMap((outcome) => ("failed" in outcome ? [outcome.failed] : []));
  for (const failure of new Set(failures)) console.error(failures.filter((f) => f === failure).length, failure);
  const wholeMs = Math.max(...served.map(({ doneAtMs }) => doneAtMs));
  const cpuMs = (name: keyof Spent) => Number((((after[name] - before[name]) * 1000) / count).toFixed(1));
  const sum = (of: (experience: Experience) => number) => served.reduce((total, one) => total + of(one), 0);
  return {
    shoppers: count,
    goal,
    "orders/s": Number((served.length / (wholeMs / 1000)).toFixed(1)),
    "order ms p50/p99": p50and99(served.map(({ orderAnswerMs }) => orderAnswerMs)),
    "payment page ms p50/p99": p50and99(served.map(({ paymentPageAtMs }) => paymentPageAtMs)),
    "page view ms p50/p99": p50and99(await viewed),
    "polls/order": Number((sum(({ polls }) => polls) / count).toFixed(1)),
    shed: sum(({ shed }) => shed),
    failed: failures.length,
    ...Object.fromEntries([...PARTS, "generator" as const].map((name) => [`cpu ${name}`, cpuMs(name)])),
  };
}

try {
  await store.start();
  await measure(20, "paid and waiting"); // warms what is compiled late
  const rows: Row[] = [];
  for (const goal of goals) for (const count of crowds) rows.push(await measure(count, goal));
  report("drop", rows, { cpus: cpus().length, load: loadavg()[0] });
} finally {
  await store.stop();
  rmSync(directory, { recursive: true });
}

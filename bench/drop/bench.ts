/**
 * `npm run bench -- drop [n...] [--paid] [--one-size] [--shop ours|vendure]`: n verified shoppers (100 and 1,000) order at
 * once over HTTP at a store built for production, each as a browser would: order, poll as the store asks, with ETag, until
 * the payment page is there; with --paid pay, and wait until the order waits for the team. Then the same crowd at Vendure
 * on PostgreSQL, if it is installed. README.md says how, and what may be compared.
 */
import { cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { report, type Row } from "../report.ts";
import { ourShop } from "./ours.ts";
import { SIZES, type Experience, type Goal, type Outcome, type Shop } from "./shop.ts";
import { vendureShop } from "./vendure/shop.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    paid: { type: "boolean", default: false },
    "one-size": { type: "boolean", default: false },
    shop: { type: "string" },
  },
});
const crowds = positionals.length > 0 ? positionals.map(Number) : [100, 1000];
const goals: readonly Goal[] = values.paid ? ["payment page", "paid and waiting"] : ["payment page"];
const sizes = values["one-size"] ? ["42"] : SIZES;

/** Until what is compiled late is compiled. */
const WARM_SHOPPERS = 100;

const percentile = (numbers: readonly number[], p: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))] ?? NaN;
const p50and99 = (numbers: readonly number[]): string =>
  `${percentile(numbers, 0.5).toFixed(0)} / ${percentile(numbers, 0.99).toFixed(0)}`;

type Spent = Readonly<Record<string, number>>;
function spent(shop: Shop): Spent {
  const { user, system } = process.cpuUsage();
  return { ...shop.cpuSeconds(), generator: (user + system) / 1e6 };
}

/** Looks at the product again and again until stopped, as people do who do not order yet. Durations in milliseconds. */
async function viewPages(shop: Shop, signal: AbortSignal): Promise<number[]> {
  const durations: number[] = [];
  while (!signal.aborted) {
    const askedMs = performance.now();
    durations.push((await shop.view()) ? performance.now() - askedMs : Infinity);
    await sleep(200, undefined, { signal }).catch(() => undefined);
  }
  return durations;
}

function servedOf(outcomes: readonly Outcome[]): Experience[] {
  const failures = outcomes.flatMap((outcome) => ("failed" in outcome ? [outcome.failed] : []));
  for (const failure of new Set(failures)) console.error(failures.filter((f) => f === failure).length, failure);
  return outcomes.filter((outcome): outcome is Experience => !("failed" in outcome));
}

/** "17.2: 8.1 UpdateItem, …", the most frequent first. */
function callsPerOrder(before: Spent, after: Spent, count: number): string {
  const calls = Object.entries(after).map(([name, total]) => [name, (total - (before[name] ?? 0)) / count] as const);
  const whole = calls.reduce((sum, [, each]) => sum + each, 0);
  const named = calls.toSorted(([, a], [, b]) => b - a).map(([name, each]) => `${each.toFixed(1)} ${name}`);
  return calls.length === 0 ? "" : `${whole.toFixed(1)}: ${named.join(", ")}`;
}

async function measure(shop: Shop, count: number, goal: Goal): Promise<Row> {
  const rush = await shop.gather(count, goal);
  const [before, callsBefore] = [spent(shop), await shop.tableCalls()];
  const views = new AbortController();
  const viewed = viewPages(shop, views.signal);
  const served = servedOf(await rush());
  views.abort();
  const [after, callsAfter] = [spent(shop), await shop.tableCalls()];
  const wholeMs = Math.max(...served.map(({ doneAtMs }) => doneAtMs));
  const cpuMs = Object.entries(after).map(([part, seconds]) => [
    `cpu ${part}`,
    Number((((seconds - (before[part] ?? 0)) * 1000) / count).toFixed(1)),
  ]);
  const sum = (of: (experience: Experience) => number) => served.reduce((total, one) => total + of(one), 0);
  return {
    shop: shop.name,
    shoppers: count,
    goal,
    "orders/s": Number((served.length / (wholeMs / 1000)).toFixed(1)),
    "order ms p50/p99": p50and99(served.map(({ orderAnswerMs }) => orderAnswerMs)),
    "payment page ms p50/p99": p50and99(served.map(({ paymentPageAtMs }) => paymentPageAtMs)),
    "goal ms p50/p99": p50and99(served.map(({ doneAtMs }) => doneAtMs)),
    "page view ms p50/p99": p50and99(await viewed),
    "polls/order": Number((sum(({ polls }) => polls) / count).toFixed(1)),
    "table calls/order": callsPerOrder(callsBefore, callsAfter, count),
    shed: sum(({ shed }) => shed),
    failed: count - served.length,
    ...Object.fromEntries(cpuMs),
  };
}

const rows: Row[] = [];
async function measureAll(shop: Shop): Promise<void> {
  try {
    await shop.start();
    await measure(shop, WARM_SHOPPERS, "paid and waiting");
    for (const goal of goals) for (const count of crowds) rows.push(await measure(shop, count, goal));
  } finally {
    await shop.stop();
  }
}

const SHOPS = { ours: ourShop, vendure: vendureShop };
try {
  for (const [name, open] of Object.entries(SHOPS)) {
    const shop = (values.shop ?? name) === name ? open(sizes) : undefined;
    if (shop) await measureAll(shop);
  }
} finally {
  report("drop", rows, { cpus: cpus().length, load: loadavg()[0] });
}

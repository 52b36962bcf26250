/**
 * `npm run bench -- desk [orders]`: how long the desk takes with 10,000 orders in the table, over HTTP at a store built for
 * production: first page, search, filters, an order, a decision. Medians of 30, beside the same with 100 orders.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { RunningStack } from "../../e2e/support/processes.ts";
import { STAFF, stackAt, type Stack } from "../../e2e/support/stack.ts";
import { Store } from "../../e2e/support/store.ts";
import { markdownTable, writeSection } from "../document.ts";
import { call } from "../drop/client.ts";
import { runInside } from "../inside.ts";
import { report, type Row } from "../report.ts";

const FIRST_PORT = 5640;
const REFERENCE = 100;
const TIMES = 30;
const WARM_UP = 5;
const orders = Number(process.argv[2] ?? 10_000);

const fill = async (stack: Stack, first: number, count: number): Promise<string[]> =>
  JSON.parse(await runInside(stack, path.join(import.meta.dirname, "fill.ts"), first, count)) as string[];

/** What a reviewer asks for, the n-th time. */
const READS: Readonly<Record<string, (n: number, ids: readonly string[]) => string>> = {
  "first page": () => "/fulfillment",
  "all, newest": () => "/fulfillment?status=all&sort=newest",
  "search, name": (n) => `/fulfillment?q=${["mina", "weber", "lovelace zoë", "okafor", "kowalski"][n % 5]}`,
  "search, address": (n) => `/fulfillment?q=${encodeURIComponent(`lange straße ${n}`)}`,
  "search, order id": (n, ids) => `/fulfillment?q=${ids[n]}`,
  "filter, four together": (n) => `/fulfillment?status=all&level=high&country=DE&size=${40 + (n % 4)}`,
  "open an order": (n, ids) => `/fulfillment/orders/${ids[n]}`,
  "API, a page of what waits": () => "/api/fulfillment/orders?status=awaiting_approval",
};

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

async function timed(act: (n: number) => Promise<{ readonly status: number }>): Promise<number> {
  const tookMs: number[] = [];
  for (let n = 0; n < WARM_UP + TIMES; n++) {
    const startedMs = performance.now();
    const { status } = await act(n);
    if (status !== 200) throw new Error(`answered ${status}`);
    if (n >= WARM_UP) tookMs.push(performance.now() - startedMs);
  }
  return Math.round(median(tookMs));
}

async function measure({ siteUrl }: Stack, cookie: string, ids: readonly string[]): Promise<Record<string, number>> {
  const headers = { cookie };
  const medians: Record<string, number> = {};
  for (const [name, pathOf] of Object.entries(READS))
    medians[name] = await timed((n) => call(`${siteUrl}${pathOf(n, ids)}`, { headers }));
  const decisions = ids.slice(-(WARM_UP + TIMES));
  const body = { decision: "reject", reasonCode: "reseller" };
  medians["decide"] = await timed((n) =>
    call(`${siteUrl}/api/fulfillment/orders/${decisions[n]}/decision`, { method: "POST", headers, body }),
  );
  return medians;
}

async function staffCookie(store: Store): Promise<string> {
  const { cookies } = await (await store.signIn(STAFF)).storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-desk-"));
const running = new RunningStack(stackAt(FIRST_PORT, dataDir));
const rows: Row[] = [];
try {
  await running.start();
  const { stack } = running;
  const cookie = await staffCookie(new Store(stack));
  const few = await measure(stack, cookie, await fill(stack, 0, REFERENCE));
  const ids = await fill(stack, REFERENCE, orders - REFERENCE);
  const coldMs = performance.now();
  await call(`${stack.siteUrl}/fulfillment`, { headers: { cookie } });
  console.log(`the first page after filling: ${Math.round(performance.now() - coldMs)} ms`);
  const many = await measure(stack, cookie, ids);
  for (const [what, ms] of Object.entries(many))
    rows.push({ what, [`median ms, ${REFERENCE} orders`]: few[what] ?? "", [`median ms, ${orders} orders`]: ms });
} finally {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

report("desk", rows);
const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
await writeSection(
  "desk",
  [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}, production build, over HTTP, one request at a time, medians of ${TIMES} to the last byte, by \`npm run bench -- desk\`. Both columns are of one run.`,
    markdownTable(rows),
  ].join("\n\n"),
);

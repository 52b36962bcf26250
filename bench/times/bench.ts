/**
 * `npm run bench -- times [n]`: how long a person waits, in a real browser: from signing up to the page that says
 * verified, from the order to the payment page, from a decision to the shopper's open page. Median and worst of n (20).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { chromium, expect, type APIRequestContext, type Browser } from "@playwright/test";
import { launchOptions } from "../../e2e/support/browser.ts";
import { pagesOf, type Pages } from "../../e2e/support/pages/pages.ts";
import { RunningStack } from "../../e2e/support/processes.ts";
import { stackAt } from "../../e2e/support/stack.ts";
import { someone, Store } from "../../e2e/support/store.ts";
import { markdownTable, writeSection } from "../document.ts";
import { report, type Row } from "../report.ts";

const FIRST_PORT = 5660;
const PATIENCE = { timeout: 30_000 };
const times = Number(process.argv[2] ?? 20);

type Measured = Record<string, number[]>;

interface Run {
  readonly store: Store;
  readonly staff: APIRequestContext;
  readonly at: Pages;
  /** Notes how long it takes, in milliseconds, until what was started is seen. */
  readonly clock: (what: string, start: () => Promise<unknown>, seen: () => Promise<unknown>) => Promise<void>;
}

async function becomeShopper({ store, at, clock }: Run) {
  const person = someone();
  await at.signUp.open();
  await at.signUp.typeIn(person);
  const startedMs = performance.now();
  await clock("press Create account → “Open your inbox”", at.signUp.submit, () =>
    expect(at.registration.heading("Open your inbox")).toBeVisible(PATIENCE),
  );
  const [token = ""] = await store.tokens(person.email);
  const arrivedMs = performance.now() - startedMs;
  await clock(
    "the link is pressed → the waiting page says “You are in”",
    () => store.verify(token),
    () => expect(at.registration.heading("You are in")).toBeVisible(PATIENCE),
  );
  await at.signIn.signIn(person, "/");
  return { person, arrivedMs };
}

async function orderAndShip({ store, staff, at, clock }: Run): Promise<void> {
  await at.drop.open();
  await at.drop.choose("42");
  await clock("press Order now → “Pay now” is there", at.drop.orderNow, () =>
    expect(at.order.payNow).toBeVisible(PATIENCE),
  );
  const orderId = at.order.idHere();
  await clock("press Pay now → the payment page", at.order.goToPayment, () =>
    expect(at.payment.payButton).toBeVisible(PATIENCE),
  );
  await clock(
    "press Pay → “Awaiting approval” on the order's page",
    () => at.payment.pay(),
    () => expect(at.order.heading("Awaiting approval")).toBeVisible(PATIENCE),
  );
  await clock(
    "a decision → the shopper's open page shows it",
    () => store.decide(staff, orderId, "approve"),
    () => expect(at.order.heading("Shipped")).toBeVisible(PATIENCE),
  );
}

/** One person's whole way, in a browser of their own. */
async function walk(browser: Browser, store: Store, staff: APIRequestContext, measured: Measured): Promise<void> {
  const context = await browser.newContext({ baseURL: store.stack.siteUrl });
  const clock: Run["clock"] = async (what, start, seen) => {
    const startedMs = performance.now();
    const note = () => (measured[what] ??= []).push(performance.now() - startedMs);
    await Promise.all([start(), seen().then(note)]);
  };
  const run: Run = { store, staff, at: pagesOf(await context.newPage()), clock };
  const { arrivedMs } = await becomeShopper(run);
  (measured["press Create account → the mail is there"] ??= []).push(arrivedMs);
  await orderAndShip(run);
  await context.close();
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function row([what, all]: readonly [string, readonly number[]]): Row {
  const sorted = all.toSorted((a, b) => a - b);
  const median =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
  return { what, median: seconds(median), worst: seconds(sorted.at(-1) ?? 0), of: sorted.length };
}

async function pollingSeconds(store: Store): Promise<string> {
  const { http, orderId } = await store.paidShopper();
  return (await http.get(`/api/orders/${orderId}`)).headers()["retry-after"] ?? "none";
}

const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-times-"));
const running = new RunningStack(stackAt(FIRST_PORT, dataDir));
const measured: Measured = {};
let asksEvery = "";
try {
  await running.start();
  const store = new Store(running.stack);
  const staff = await store.signInStaff();
  const browser = await chromium.launch(launchOptions);
  await walk(browser, store, staff, {}); // the first of all meets cold functions
  for (let i = 0; i < times; i++) await walk(browser, store, staff, measured);
  asksEvery = await pollingSeconds(store);
  await browser.close();
} finally {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

const rows = Object.entries(measured).map(row);
report("times", rows);
const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
await writeSection(
  "times",
  [
    `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}, production build, Chromium, by \`npm run bench -- times\`; the first walk, with cold functions, is left out. An open order page asks every ${asksEvery} s (its \`Retry-After\`), so a decision is seen half of that later on average, and all of it at worst.`,
    markdownTable(rows),
  ].join("\n\n"),
);

/**
 * `npm run bench -- signin [perSecond] [seconds]`: what the drop's page costs its visitors while people sign in, 30 a second
 * for 15 seconds: with the right password, with wrong ones at as many accounts from as many networks, and not at all.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RunningStack } from "../../e2e/support/processes.ts";
import { STAFF, stackAt } from "../../e2e/support/stack.ts";
import { call } from "../drop/client.ts";
import { report, type Row } from "../report.ts";

const FIRST_PORT = Number(process.env["BENCH_PORT"] ?? 5660);
const VIEW_EVERY_MS = 40;
const [perSecond = 30, seconds = 15] = process.argv.slice(2).map(Number);

const directory = mkdtempSync(path.join(tmpdir(), "bench-signin-"));
const store = new RunningStack(stackAt(FIRST_PORT, directory, { PROXY_HOPS: "1" }));
const { siteUrl } = store.stack;

const percentile = (numbers: readonly number[], p: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))] ?? NaN;
const p50and99 = (numbers: readonly number[]): string =>
  numbers.length === 0 ? "" : `${percentile(numbers, 0.5).toFixed(1)} / ${percentile(numbers, 0.99).toFixed(1)}`;

interface Timed {
  readonly status: number;
  readonly ms: number;
}

async function timed(act: () => ReturnType<typeof call>): Promise<Timed> {
  const startedMs = performance.now();
  const { status } = await act();
  return { status, ms: performance.now() - startedMs };
}

/** Starts so many a second, whatever becomes of the earlier ones. */
async function atRate(act: (index: number) => Promise<Timed>, rate: number): Promise<Timed[]> {
  const running: Promise<Timed>[] = [];
  const startedMs = performance.now();
  for (let i = 0; i < rate * seconds; i++) {
    await sleep(Math.max(0, startedMs + (i * 1000) / rate - performance.now()));
    running.push(act(i));
  }
  return Promise.all(running);
}

/** Browsers that have signed in before. */
const BROWSERS = 40;
const cookies: string[] = [];
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** A browser's own form, which needs no token (lib/account/session/csrf.ts). */
function post(email: string, password: string, index: number, cookie = ""): ReturnType<typeof call> {
  const headers = { origin: siteUrl, "x-forwarded-for": addressOf(index), cookie };
  const body = new URLSearchParams({ email, password, json: "true" });
  return call(`${siteUrl}/api/auth/callback/credentials`, { method: "POST", headers, body });
}

async function meetBrowsers(): Promise<void> {
  for (let index = 0; index < BROWSERS; index++) {
    const { headers } = await post(STAFF.email, STAFF.password, index);
    const known = headers["set-cookie"]?.find((cookie) => cookie.startsWith("known-browser="));
    cookies.push(known?.split(";")[0] ?? "");
  }
}

const MEANWHILE: Readonly<Record<string, ((index: number) => Promise<Timed>) | undefined>> = {
  "nobody signs in": undefined,
  "right passwords": (index) =>
    timed(() => post(STAFF.email, STAFF.password, index % BROWSERS, cookies[index % BROWSERS])),
  "wrong passwords": (index) => timed(() => post(`nobody.${index}@example.com`, "not the password", 1000 + index)),
};

async function measure(what: string): Promise<Row> {
  const act = MEANWHILE[what];
  const [signIns, views] = await Promise.all([
    act ? atRate(act, perSecond) : [],
    atRate(() => timed(() => call(`${siteUrl}/`)), 1000 / VIEW_EVERY_MS),
  ]);
  const answers = [...Map.groupBy(signIns, ({ status }) => status)].map(([status, all]) => `${all.length} x ${status}`);
  return {
    meanwhile: what,
    "page, p50 / p99 ms": p50and99(views.map(({ ms }) => ms)),
    "sign-in, p50 / p99 ms": p50and99(signIns.map(({ ms }) => ms)),
    answers: answers.join(", "),
  };
}

try {
  await store.start();
  await meetBrowsers();
  await atRate(() => timed(() => call(`${siteUrl}/`)), 1000 / VIEW_EVERY_MS); // warms up
  const rows: Row[] = [];
  for (const what of Object.keys(MEANWHILE)) {
    rows.push(await measure(what));
    await sleep(5000);
  }
  const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${perSecond} sign-ins a second for ${seconds} s`;
  report("signin", rows, { machine });
  console.log(machine);
} finally {
  await store.stop();
  rmSync(directory, { recursive: true, force: true });
}

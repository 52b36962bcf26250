/**
 * `npm run bench -- pages [axe] [lighthouse]`: axe on every state of every page (through `npm run gallery`); Lighthouse on
 * four pages and what a shopper's browser loads. Each writes its tables into docs/quality.md.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { GALLERY, type State } from "../../e2e/gallery/support/state.ts";
import { RunningStack } from "../../e2e/support/processes.ts";
import { stackAt } from "../../e2e/support/stack.ts";
import { Store } from "../../e2e/support/store.ts";
import { markdownTable, writeSection } from "../document.ts";
import { report, type Row } from "../report.ts";
import { lighthouseWithItsBrowser, type FormFactor } from "./lighthouse.ts";
import { weigh } from "./weight.ts";

const FIRST_PORT = 5640;

const cookieOf = async (http: APIRequestContext): Promise<string> =>
  (await http.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");

function examineAllStates(): Row[] {
  const { status } = spawnSync("npm", ["run", "--silent", "gallery"], { stdio: "inherit" });
  if (status !== 0) throw new Error("the gallery has a page that is not as it should be: see above");
  const states = JSON.parse(readFileSync(path.join(GALLERY, "states.json"), "utf8")) as State[];
  const roles = Map.groupBy(states, ({ role }) => role);
  return [...roles].map(([role, its]) => {
    const count = (theme: string, size: string) =>
      its.flatMap(({ findings }) => findings).filter((one) => one.theme === theme && one.size === size).length;
    return {
      "pages for": role,
      pages: new Set(its.map(({ page }) => page)).size,
      states: its.length,
      "light, phone": count("light", "phone"),
      "dark, phone": count("dark", "phone"),
      "light, desktop": count("light", "desktop"),
      "dark, desktop": count("dark", "desktop"),
      "wider than 320, 390, 640 or 1280 px": its.reduce((sum, { overflow }) => sum + overflow.length, 0),
    };
  });
}

interface Visit {
  readonly page: string;
  readonly url: string;
  readonly cookie: string;
}

async function visits(store: Store): Promise<Visit[]> {
  const { http } = await store.shopper();
  const orderId = await store.order(http);
  await store.untilOrder(http, orderId, "awaiting_payment");
  await store.paidOrder((await store.shopper()).http);
  const { siteUrl } = store.stack;
  return [
    { page: "landing", url: `${siteUrl}/`, cookie: "" },
    { page: "sign-up", url: `${siteUrl}/signup`, cookie: "" },
    { page: "order", url: `${siteUrl}/orders/${orderId}`, cookie: await cookieOf(http) },
    { page: "desk", url: `${siteUrl}/fulfillment`, cookie: await cookieOf(await store.signInStaff()) },
  ];
}

async function score(pages: readonly Visit[]): Promise<{ rows: Row[]; benchmarkIndex: number }> {
  const { measure, benchmarkIndex } = await lighthouseWithItsBrowser();
  const rows: Row[] = [];
  for (const { page, url, cookie } of pages)
    for (const on of ["phone", "mid-tier phone", "desktop"] satisfies FormFactor[]) {
      const { missed, ...scores } = await measure(url, on, cookie);
      rows.push({ page, on, ...scores, "not passed": missed.join(", ") });
    }
  return { rows, benchmarkIndex: benchmarkIndex() };
}

async function weights({ siteUrl }: Store["stack"]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [page, address] of [
    ["landing", "/"],
    ["sign-up", "/signup"],
    ["sign-in", "/signin"],
  ] as const) {
    const { scriptBytes, scripts, totalBytes, layoutShift } = await weigh(`${siteUrl}${address}`);
    rows.push({
      page,
      "scripts, gzipped": `${(scriptBytes / 1000).toFixed(1)} kB in ${scripts}`,
      "all, gzipped": `${(totalBytes / 1000).toFixed(1)} kB`,
      "layout shift": layoutShift,
    });
  }
  return rows;
}

async function measureStore(): Promise<{ scores: Awaited<ReturnType<typeof score>>; loaded: Row[] }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-pages-"));
  const running = new RunningStack(stackAt(FIRST_PORT, dataDir));
  try {
    await running.start();
    const store = new Store(running.stack);
    const pages = await visits(store);
    return { loaded: await weights(running.stack), scores: await score(pages) };
  } finally {
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const measured = `Measured ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores, production build, by \`npm run bench -- pages\`.`;

async function axe(): Promise<void> {
  const rows = examineAllStates();
  report("pages-axe", rows);
  await writeSection("axe", [measured, markdownTable(rows)].join("\n\n"));
}

async function lighthouse(): Promise<void> {
  const { scores, loaded } = await measureStore();
  const { rows, benchmarkIndex } = scores;
  report("pages-lighthouse", rows);
  report("pages-weight", loaded);
  const weights = ["What a first visit loads, on a phone's screen:", markdownTable(loaded)];
  const machine = `${measured} This machine's benchmark index by Lighthouse: ${benchmarkIndex}.`;
  await writeSection("lighthouse", [machine, markdownTable(rows), ...weights].join("\n\n"));
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = { axe, lighthouse };
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new Error(`usage: npm run bench -- pages [${Object.keys(PARTS).join("] [")}]`);
  await part();
}

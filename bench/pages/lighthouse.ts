import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../e2e/support/browser.ts";

const VERSION = "13.5.0";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Lighthouse scores a page differently each time: the middle of three counts. */
const RUNS = 3;
/** How fast a mid-tier phone is (a Pixel 5) by Lighthouse's own benchmark: `midScore` of Chrome DevTools' CPU calibration. */
const MID_TIER_INDEX = 1000;
/**
 * `phone`: Lighthouse's default, four times slower than this machine, whatever that is. `mid-tier phone`: as much slower as
 * makes this machine a Pixel 5.
 */
export type FormFactor = "phone" | "mid-tier phone" | "desktop";

/** Scores from 0 to 100, and what the browser measured while it loaded the page. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly largestContentfulPaintMs: number;
  readonly totalBlockingTimeMs: number;
  readonly layoutShift: number;
  /** How many times slower than this machine the processor is made out to be. */
  readonly cpuSlowdown: number;
  /** Audits that did not pass, by name. */
  readonly missed: readonly string[];
}

interface Audit {
  readonly id: string;
  readonly score: number | null;
  readonly numericValue?: number;
}

interface Report {
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }
    >
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly environment: { readonly benchmarkIndex: number };
  readonly configSettings: { readonly throttling: { readonly cpuSlowdownMultiplier: number } };
  readonly runtimeError?: { readonly message: string };
}

type Lighthouse = (
  url: string,
  flags: Readonly<Record<string, unknown>>,
  config?: unknown,
) => Promise<{ readonly lhr: Report } | undefined>;

interface Chrome {
  readonly port: number;
  readonly kill: () => void;
}

type Launch = (options: Readonly<Record<string, unknown>>) => Promise<Chrome>;

/** Heavier than all of the store's own tools together, so it lives outside of the repository, under $PEERS or the system's temporary folder. */
function installed(): string {
  const peers = process.env["PEERS"] ?? path.join(tmpdir(), "peers");
  const folder = path.join(peers, `lighthouse-${VERSION}`);
  const modules = path.join(folder, "node_modules");
  if (!existsSync(path.join(modules, "lighthouse", "package.json"))) {
    console.log(`[bench] installing lighthouse ${VERSION} into ${folder}`);
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["i", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", `lighthouse@${VERSION}`], {
      stdio: "inherit",
    });
  }
  return modules;
}

async function load() {
  const modules = installed();
  const from = (file: string): Promise<unknown> => import(pathToFileURL(path.join(modules, file)).href);
  const [main, desktop, chrome] = await Promise.all([
    from("lighthouse/core/index.js") as Promise<{ default: Lighthouse }>,
    from("lighthouse/core/config/desktop-config.js") as Promise<{ default: unknown }>,
    from("chrome-launcher/dist/index.js") as Promise<{ launch: Launch }>,
  ]);
  return { lighthouse: main.default, desktop: desktop.default, launch: chrome.launch };
}

const percent = (report: Report, category: string): number =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

const valueOf = (report: Report, audit: string): number => report.audits[audit]?.numericValue ?? 0;

function missedIn({ categories, audits }: Report): string[] {
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const missed = counted.filter(({ id }) => (audits[id]?.score ?? 1) < 0.9);
  return [...new Set(missed.map(({ id }) => id))];
}

const scoresOf = (report: Report): Scores => ({
  performance: percent(report, "performance"),
  accessibility: percent(report, "accessibility"),
  bestPractices: percent(report, "best-practices"),
  seo: percent(report, "seo"),
  largestContentfulPaintMs: Math.round(valueOf(report, "largest-contentful-paint")),
  totalBlockingTimeMs: Math.round(valueOf(report, "total-blocking-time")),
  layoutShift: Number(valueOf(report, "cumulative-layout-shift").toFixed(3)),
  cpuSlowdown: report.configSettings.throttling.cpuSlowdownMultiplier,
  missed: missedIn(report),
});

const middle = <T>(items: readonly T[], by: (item: T) => number): T | undefined =>
  items.toSorted((a, b) => by(a) - by(b))[Math.floor(items.length / 2)];

/** Measures each page in a browser of its own; `cookie` is the session to measure it with. */
export async function lighthouseWithItsBrowser() {
  const { lighthouse, desktop, launch } = await load();
  const indices: number[] = [];
  const benchmarkIndex = () => Math.round(middle(indices, (index) => index) ?? MID_TIER_INDEX);
  const configs: Record<FormFactor, () => unknown> = {
    phone: () => undefined,
    "mid-tier phone": () => {
      const slowdown = benchmarkIndex() / MID_TIER_INDEX;
      const throttling = { cpuSlowdownMultiplier: Math.max(1, Number(slowdown.toFixed(1))) }; // the network stays its own
      return { extends: "lighthouse:default", settings: { throttling } };
    },
    desktop: () => desktop,
  };

  async function runOnce(url: string, config: unknown, cookie: string): Promise<Report> {
    const browser = await launch({
      chromePath: launchOptions.executablePath ?? chromium.executablePath(),
      chromeFlags: ["--headless=new", "--no-sandbox", ...launchOptions.args],
    });
    const headers = cookie === "" ? {} : { extraHeaders: { Cookie: cookie } };
    try {
      const flags = { port: browser.port, onlyCategories: CATEGORIES, output: "json", logLevel: "error", ...headers };
      const report = (await lighthouse(url, flags, config))?.lhr;
      if (!report || report.runtimeError) throw new Error(`${url}: ${report?.runtimeError?.message ?? "no report"}`);
      indices.push(report.environment.benchmarkIndex);
      return report;
    } finally {
      browser.kill();
    }
  }

  /** The middle of three by performance. @throws Error when Lighthouse could not load the page */
  async function measure(url: string, formFactor: FormFactor, cookie = ""): Promise<Scores> {
    const all: Scores[] = [];
    for (let i = 0; i < RUNS; i++) all.push(scoresOf(await runOnce(url, configs[formFactor](), cookie)));
    const scores = middle(all, ({ performance }) => performance);
    if (!scores) throw new Error("unreachable");
    return scores;
  }
  return { measure, benchmarkIndex };
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../e2e/support/browser.ts";

const VERSION = "13.5.0";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type FormFactor = "phone" | "desktop";

/** Scores from 0 to 100, and what the browser measured while it loaded the page. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly largestContentfulPaintMs: number;
  readonly totalBlockingTimeMs: number;
  readonly layoutShift: number;
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
  readonly runtimeError?: { readonly message: string };
}

type Lighthouse = (
  url: string,
  flags: Readonly<Record<string, unknown>>,
  config?: unknown,
) => Promise<{ readonly lhr: Report } | undefined>;

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

async function load(): Promise<{ lighthouse: Lighthouse; desktop: unknown }> {
  const core = path.join(installed(), "lighthouse", "core");
  const from = (file: string) => import(pathToFileURL(path.join(core, file)).href) as Promise<{ default: unknown }>;
  const [main, desktop] = await Promise.all([from("index.js"), from("config/desktop-config.js")]);
  return { lighthouse: main.default as Lighthouse, desktop: desktop.default };
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
  missed: missedIn(report),
});

/** Measures each page in a browser of its own; `cookie` is the session to measure it with. */
export async function lighthouseAt(debuggingPort: number) {
  const { lighthouse, desktop } = await load();
  return async (url: string, formFactor: FormFactor, cookie = ""): Promise<Scores> => {
    const args = [...launchOptions.args, `--remote-debugging-port=${debuggingPort}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    const headers = cookie === "" ? {} : { extraHeaders: { Cookie: cookie } };
    try {
      const flags = { port: debuggingPort, onlyCategories: CATEGORIES, output: "json", logLevel: "error", ...headers };
      const report = (await lighthouse(url, flags, formFactor === "desktop" ? desktop : undefined))?.lhr;
      if (!report || report.runtimeError) throw new Error(`${url}: ${report?.runtimeError?.message ?? "no report"}`);
      return scoresOf(report);
    } finally {
      await browser.close();
    }
  };
}

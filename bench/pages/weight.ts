import { chromium } from "@playwright/test";
import { launchOptions } from "../../e2e/support/browser.ts";

export interface Weight {
  /** What came over the wire as scripts, compressed and with headers left out. */
  readonly scriptBytes: number;
  readonly scripts: number;
  readonly totalBytes: number;
  /** From the first byte to the end of a slow scroll through the page. */
  readonly layoutShift: number;
}

const QUIET_MS = 1000;

/** What a browser that has never been here loads for this page. */
export async function weigh(url: string): Promise<Weight> {
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const sizes: Promise<{ readonly script: boolean; readonly bytes: number }>[] = [];
    page.on("requestfinished", (request) => {
      const script = request.resourceType() === "script";
      sizes.push(request.sizes().then(({ responseBodySize }) => ({ script, bytes: responseBodySize })));
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const layoutShift = await page.evaluate(shiftWhileScrolling, QUIET_MS);
    const all = await Promise.all(sizes);
    const scripts = all.filter(({ script }) => script);
    const sum = (list: typeof all) => list.reduce((total, { bytes }) => total + bytes, 0);
    return { scriptBytes: sum(scripts), scripts: scripts.length, totalBytes: sum(all), layoutShift };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function shiftWhileScrolling(quietMs: number): Promise<number> {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  window.scrollTo(0, document.documentElement.scrollHeight);
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  return Number(sum.toFixed(4));
}

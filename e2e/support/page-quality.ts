import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

/**
 * Axe in the page itself, and only what it finds wrong in full: a third of the time. The other mode is for frames of other
 * origins, of which we have none.
 */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });

/** Axe looks at every element twice; on a busy machine that takes a while. */
const AXE_TAKES_MS = 30_000;

/** Nothing for axe to find, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + AXE_TAKES_MS);
  await expect(page.getByRole("heading").first()).toBeVisible(); // there is nothing to find on a page that is not there
  await expect(page).toHaveTitle(/./); // after a click on a link the title may follow the heading
  await expectNoViolations(page, "light", axe(page));
  await expectNoViolations(page, "dark", axe(page).withRules([...OF_COLORS]));
}

/** All that another colour scheme can change. */
const OF_COLORS = ["color-contrast", "link-in-text-block"] as const;

async function expectNoViolations(page: Page, colorScheme: "light" | "dark", builder: AxeBuilder): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** By how many pixels the page is wider than its window, and what reaches out furthest; undefined when it is not. */
export const tooWide = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return undefined;
    const all = [...document.querySelectorAll("body *")];
    const widest = all.filter((element) => element.getBoundingClientRect().right > clientWidth);
    const innermost = widest.filter((element) => !widest.some((other) => other !== element && element.contains(other)));
    const names = innermost.slice(0, 3).map(({ tagName, textContent }) => `${tagName} ${textContent?.slice(0, 40)}`);
    return `${scrollWidth - clientWidth} px too wide: ${names.join(" | ")}`;
  });

/** Nothing sticks out at the side of the narrowest screen that counts (WCAG 1.4.10), whatever font the machine has. */
export async function expectNoOverflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect.poll(() => tooWide(page)).toBeUndefined();
}

/** Gzipped bytes of all scripts that the page loads. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * How much the page moved under its reader while it loaded. The page is then pushed down on purpose: that this shift is
 * reported shows that shifts are seen, and that all before it have been counted.
 */
export async function layoutShift(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "networkidle" });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const pushedAtMs = performance.now();
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (entry.startTime >= pushedAtMs) return resolve(sum);
            sum += (entry as PerformanceEntry & { value: number }).value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        document.body.style.paddingTop = "200px";
      }),
  );
}

interface Shift {
  readonly value: number;
  readonly startTime: number;
}

/**
 * How much the page has moved under its reader so far, also within half a second of a click: what the browser would forgive
 * then. The page is pushed down on purpose to see that all before it has been counted.
 */
export const shiftSoFar = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const pushedAtMs = performance.now();
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const { startTime, value } of list.getEntries() as unknown as Shift[]) {
            if (startTime >= pushedAtMs) return resolve(sum);
            sum += value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        document.body.style.paddingTop = "200px";
      }),
  );

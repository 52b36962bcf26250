import type { Page } from "@playwright/test";
import { axe } from "../../support/page-quality.ts";
import type { Finding } from "./state.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function findings(page: Page, theme: string, size: string): Promise<Finding[]> {
  const { violations } = await axe(page).withTags(WCAG_22_AA).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => ({ theme, size, rule: id, where: target.map(String).join(" ") })),
  );
}

/** By how many pixels the page is wider than the window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

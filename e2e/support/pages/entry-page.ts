import type { Page } from "@playwright/test";
import { dropPage } from "./drop-page.ts";

/** A shopper's entry in a draw: the form, and what came of it. */
export const entryPage = (page: Page) => ({
  open: (dropId: string) => page.goto(`/drops/${dropId}/enter`),
  heading: (name: string) => page.getByRole("heading", { level: 1, name }),
  fact: (label: string) => page.getByText(label, { exact: true }).locator("+ dd"),
  async fill(...sizes: string[]): Promise<void> {
    for (const [i, label] of ["First choice", "Second choice", "Third choice"].entries())
      await page.getByLabel(label).selectOption(sizes[i] ?? "");
    await dropPage(page).fillAddress();
  },
  enter: () => page.getByRole("button", { name: "Enter the draw" }).click(),
  async change(first: string, city: string): Promise<void> {
    await page.getByText("Other sizes, or another address").click();
    await page.getByLabel("First choice").selectOption(first);
    await page.getByLabel("Second choice").selectOption("");
    await page.getByLabel("City", { exact: true }).fill(city);
    await page.getByRole("button", { name: "Change my entry" }).click();
  },
  withdraw: () => page.getByRole("button", { name: "Withdraw my entry" }).click(),
  /** The receipt as the page offers it for saving. */
  async receipt(): Promise<unknown> {
    const href = await page.getByRole("link", { name: "Save the receipt" }).getAttribute("href");
    return JSON.parse(decodeURIComponent(href?.split(",")[1] ?? ""));
  },
});

import type { Page } from "@playwright/test";
import { dropPage } from "../../e2e/support/pages/drop-page.ts";

/** Between two keys, and before the next field: a person who types with two thumbs. */
export const KEY_MS = 90;
const NEXT_FIELD_MS = 400;

/** What a person does to a form, by whatever means. */
export interface Hands {
  chooseSize(size: string): Promise<void>;
  /** In a list. */
  select(label: string, option: string): Promise<void>;
  type(label: string, text: string): Promise<void>;
  press(button: string): Promise<void>;
}

/** A person who sees the page and points at it. */
export const pointing = (page: Page): Hands => {
  const pause = () => page.waitForTimeout(NEXT_FIELD_MS);
  return {
    async chooseSize(size) {
      await pause();
      await dropPage(page).choose(size);
    },
    async select(label, option) {
      await pause();
      await page.getByLabel(label).selectOption({ label: option });
    },
    async type(label, text) {
      await pause();
      await page.getByLabel(label, { exact: true }).click();
      await page.keyboard.type(text, { delay: KEY_MS });
    },
    async press(button) {
      await pause();
      await page.getByRole("button", { name: button }).click({ noWaitAfter: true });
    },
  };
};

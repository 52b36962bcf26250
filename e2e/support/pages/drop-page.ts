import type { Page } from "@playwright/test";

const idIn = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

/** The landing page: the drop, its sizes, the way to an order. */
export const dropPage = (page: Page) => ({
  open: () => page.goto("/"),
  size: (size: string) => page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: `EU ${size}` }),
  choose(size: string): Promise<void> {
    return this.size(size).check({ force: true }); // the box is drawn by its label
  },
  orderNow: () => page.getByRole("button", { name: "Order now" }).click(),
  /** Orders this size. The id of the order, on whose page the browser then is. */
  async order(size: string): Promise<string> {
    await this.open();
    await this.choose(size);
    await this.orderNow();
    await page.waitForURL(/\/orders\/ord_/);
    return idIn(page.url());
  },
});

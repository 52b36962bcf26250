import type { Page } from "@playwright/test";
import { SHIPPING_ADDRESS } from "../store.ts";

const idIn = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

const { country, name, line1, postalCode, city } = SHIPPING_ADDRESS;
/** The shipping address as the form of its country asks for it. */
export const TYPED_ADDRESS = { Name: name, "Street and number": line1, "Postal code": postalCode, City: city };

/** The landing page: the drop, its sizes, the way to an order. */
export const dropPage = (page: Page) => ({
  open: () => page.goto("/"),
  size: (size: string) => page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: `EU ${size}` }),
  choose(size: string): Promise<void> {
    return this.size(size).check({ force: true }); // the box is drawn by its label
  },
  async fillAddress(): Promise<void> {
    await page.getByLabel("Country").selectOption(country);
    for (const [label, text] of Object.entries(TYPED_ADDRESS)) await page.getByLabel(label, { exact: true }).fill(text);
  },
  orderNow: () => page.getByRole("button", { name: "Order now" }).click(),
  async fillIn(size: string): Promise<void> {
    await this.open();
    await this.choose(size);
    if (await page.getByLabel("Street and number").isVisible()) await this.fillAddress();
  },
  async untilOrdered(): Promise<string> {
    await page.waitForURL(/\/orders\/ord_/);
    return idIn(page.url());
  },
  /** Orders this size. The id of the order, on whose page the browser then is. */
  async order(size: string): Promise<string> {
    await this.fillIn(size);
    await this.orderNow();
    return this.untilOrdered();
  },
  /** The same in a browser that waits in line instead of making a proof: the form comes back as it was typed. */
  async orderWithoutScript(size: string): Promise<string> {
    await this.fillIn(size);
    await this.orderNow();
    await page.waitForURL("/wait");
    await page.waitForURL((url) => url.pathname !== "/wait");
    await this.orderNow();
    return this.untilOrdered();
  },
});

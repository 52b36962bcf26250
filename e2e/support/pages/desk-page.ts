import { expect, type Page } from "@playwright/test";

/** Where the team decides: the queue, and one order with everything about it. */
export const deskPage = (page: Page) => {
  const dialog = page.getByRole("dialog", { name: "Reject this order?" });
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  return {
    dialog,
    /** Asks for the list of keys until it opens: keys are heard once the page's script is there. */
    openKeys: () =>
      expect(async () => {
        await page.keyboard.press("?");
        await expect(keys).toBeVisible({ timeout: 500 });
      }).toPass(),
    async closeKeys(): Promise<void> {
      await page.keyboard.press("Escape");
      await expect(keys).toBeHidden();
    },
    open: (query = "") => page.goto(`/fulfillment${query}`),
    openOrder: (orderId: string) => page.goto(`/fulfillment/orders/${orderId}`),
    card: (orderId: string) => page.getByRole("article", { name: new RegExp(orderId) }),
    async reject(orderId: string, reason: string, note?: string): Promise<void> {
      await this.card(orderId).getByRole("button", { name: "Reject" }).click();
      if (note) await dialog.getByRole("textbox", { name: "Note" }).fill(note);
      await dialog.getByLabel("Reason").selectOption({ label: reason });
      await dialog.getByRole("button", { name: "Confirm rejection" }).click();
    },
    approve(orderId: string): Promise<void> {
      return this.card(orderId).getByRole("button", { name: "Approve" }).click();
    },
  };
};

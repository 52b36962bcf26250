import type { Page } from "@playwright/test";

/** The shopper's own view of an order, which turns by itself. */
export const orderPage = (page: Page) => {
  const payNow = page.getByRole("link", { name: "Pay now" });
  return {
    payNow,
    idHere: () => new URL(page.url()).pathname.split("/").at(-1) ?? "",
    open: (orderId: string) => page.goto(`/orders/${orderId}`),
    heading: (name: string | RegExp) => page.getByRole("heading", { name }),
    cancel: async () => {
      await page.getByRole("button", { name: "Cancel order" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Yes, cancel it" }).click();
    },
    goToPayment: () => payNow.click(),
  };
};

import type { Page } from "@playwright/test";

/** The shopper's own view of an order, which turns by itself. */
export const orderPage = (page: Page) => {
  const payNow = page.getByRole("link", { name: "Pay now" });
  return {
    payNow,
    idHere: () => new URL(page.url()).pathname.split("/").at(-1) ?? "",
    open: (orderId: string) => page.goto(`/orders/${orderId}`),
    heading: (name: string | RegExp) => page.getByRole("heading", { name }),
    cancel: () => page.getByRole("button", { name: "Cancel order" }).click(),
    goToPayment: () => payNow.click(),
  };
};

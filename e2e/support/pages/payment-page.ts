import type { Page } from "@playwright/test";

/** The payment provider's own page. */
export const paymentPage = (page: Page) => {
  const payButton = page.getByRole("button", { name: "Pay", exact: true });
  return {
    payButton,
    open: (paymentUrl: string | null) => page.goto(paymentUrl ?? ""),
    async pay(): Promise<void> {
      await payButton.click();
      await page.waitForURL(/\/orders\/ord_/);
    },
    decline: () => page.getByRole("button", { name: "Decline" }).click(),
    leave: () => page.getByRole("button", { name: "Leave" }).click(),
  };
};
